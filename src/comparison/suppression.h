// Which cells of a table must not be shown, because they, or what can be computed from what is shown, would
// say something of one to five people.
//
// Primary: a cell with a small count, of what is counted or of the rest, is hidden as a whole (numerator,
// denominator and share). Secondary: further cells are hidden, those of the fewest people first and totals
// last, until nobody can find a hidden count by subtracting what is shown from totals, even knowing that no
// count is below 0 and no hidden cell empty. Empty cells are always shown.
//
// Method: counts that add up over a tree of rows and over columns are a flow in a network, and a hidden count
// has more than one possible value just when a cycle of changes by one runs through it and other hidden
// cells; the cheapest such cycle is found by Dijkstra's algorithm. Sources: Cox, JASA 1995 (network models
// for suppression); Fischetti, Salazar, Management Science 2001 (hierarchies in one direction).
#pragma once

#include <cstddef>
#include <vector>

namespace vaerdi::comparison {

/// Units that add up to regions, a country; by period or group.
struct Breakdown {
    /// For each row the row it adds up to: the unit's region, the region's country; the last of all names
    /// itself.
    std::vector<std::size_t> within;
    std::size_t columns = 0;
    bool column_totals = true;  ///< whether the total of each row over its columns is shown as well
    /// What a cell's patients are divided into: with and without the event; one part for plain counts. Each
    /// part holds row after row of `columns` whole numbers; rows that others add up to are not read.
    std::vector<std::vector<double>> parts;
};

enum class Shown { yes, small, beside };  ///< `beside`: hidden so that a small one stays hidden

/// Row after row of columns + 1 cells, the last of each the row's total; without `column_totals` that cell is
/// `beside`. Counts from 1 to `most_hidden` are small.
std::vector<Shown> shown(const Breakdown& table, double most_hidden = 5);

}  // namespace vaerdi::comparison
