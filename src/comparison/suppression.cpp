#include "comparison/suppression.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <utility>

namespace vaerdi::comparison {

namespace {

/// A table as a network. Each cell is an edge along which its count flows: from the row's node to the
/// column's node of what the row adds up to, on to the whole, and back along the column of totals. Each node
/// is a sum that must hold.
class Network {
  public:
    Network(const Breakdown& table, double most_hidden);

    /// Hides further cells until every hidden cell has a second possible value in every part.
    void protect();
    std::vector<Shown> cells() const;

  private:
    struct Edge {
        std::size_t from = 0, to = 0;
        double people = 0;          // of all parts
        double cost = 0;            // of hiding it
        std::vector<double> parts;  // of each
        bool published = true;
        Shown shown = Shown::yes;
        bool hidden() const { return !published || shown != Shown::yes; }
    };
    struct Step {
        std::size_t edge, from;
    };
    struct Way {
        double cost = std::numeric_limits<double>::infinity();
        std::vector<std::size_t> edges;
    };

    void connect(const Breakdown& table);
    void set_costs(const Breakdown& table);
    bool may_fall(const Edge& edge, std::size_t part) const {
        return edge.parts[part] >= 1 && edge.people >= 2;
    }
    Way cheapest(std::size_t from, std::size_t to, std::size_t part, std::size_t without) const;
    void protect(std::size_t cell, std::size_t part, std::vector<std::size_t>& hidden);

    std::size_t parts_;
    std::vector<Edge> edges_;
    std::vector<std::vector<std::size_t>> at_node_;  // the edges of each node
};

/// Counts of all rows and totals, from those of the rows that nothing adds up to.
std::vector<double> added_up(const Breakdown& table, const std::vector<bool>& has_rows,
                             const std::vector<double>& part) {
    const auto rows = table.within.size(), width = table.columns + 1;
    std::vector<double> all(rows * width);
    for (std::size_t row = 0; row < rows; ++row) {
        if (has_rows[row]) continue;
        for (std::size_t column = 0; column < table.columns; ++column) {
            const double count = part[row * table.columns + column];
            for (auto up = row;; up = table.within[up]) {
                all[up * width + column] += count;
                all[up * width + table.columns] += count;
                if (table.within[up] == up) break;
            }
        }
    }
    return all;
}

std::vector<bool> rows_with_rows(const Breakdown& table) {
    std::vector<bool> result(table.within.size());
    for (std::size_t row = 0; row < result.size(); ++row) {
        if (table.within[row] != row) result[table.within[row]] = true;
    }
    return result;
}

Network::Network(const Breakdown& table, double most_hidden)
    : parts_(table.parts.size()), edges_(table.within.size() * (table.columns + 1)) {
    const auto has_rows = rows_with_rows(table);
    for (const auto& part : table.parts) {
        const auto all = added_up(table, has_rows, part);
        for (std::size_t cell = 0; cell < edges_.size(); ++cell) {
            edges_[cell].parts.push_back(all[cell]);
            edges_[cell].people += all[cell];
            if (all[cell] >= 1 && all[cell] <= most_hidden) edges_[cell].shown = Shown::small;
        }
    }
    connect(table);
    set_costs(table);
}

/// A cell costs the people it is about; a total also more than everybody, so that it goes last, and the
/// higher the later.
void Network::set_costs(const Breakdown& table) {
    const auto width = table.columns + 1;
    std::vector<double> rank(table.within.size(), 1);  // 4 to the power of the levels below
    for (std::size_t row = 0; row < rank.size(); ++row) {
        double above = 1;
        for (auto up = row; table.within[up] != up;) {
            up = table.within[up];
            above *= 4;
            rank[up] = std::max(rank[up], above);
        }
    }
    double everybody = 0;
    for (const auto& edge : edges_) everybody = std::max(everybody, edge.people);
    for (std::size_t cell = 0; cell < edges_.size(); ++cell) {
        const double totals = rank[cell / width] - 1 + (cell % width == table.columns ? 1 : 0);
        edges_[cell].cost = edges_[cell].people + 2 * everybody * totals;
    }
}

void Network::connect(const Breakdown& table) {
    const auto has_rows = rows_with_rows(table);
    const auto width = table.columns + 1;
    // Node 0 closes the circle at the whole; a row of its own has one node, a sum of rows one a column.
    std::vector<std::size_t> first(table.within.size());
    std::size_t nodes = 1;
    for (std::size_t row = 0; row < first.size(); ++row) {
        first[row] = nodes;
        nodes += has_rows[row] ? width : 1;
    }
    at_node_.resize(nodes);
    for (std::size_t row = 0; row < first.size(); ++row) {
        const auto above = table.within[row];
        for (std::size_t column = 0; column < width; ++column) {
            const bool total = column == table.columns;
            const auto cell = row * width + column;
            auto& edge = edges_[cell];
            edge.from = has_rows[row] ? first[row] + column : first[row];
            edge.to = above == row ? 0 : first[above] + column;
            edge.published = !total || table.column_totals;
            if (total) std::swap(edge.from, edge.to);
            at_node_[edge.from].push_back(cell);
            at_node_[edge.to].push_back(cell);
        }
    }
}

/// The way from node to node along which counts can change by one, up along an edge or down against it, that
/// costs least among the cells still shown.
Network::Way Network::cheapest(std::size_t from, std::size_t to, std::size_t part,
                               std::size_t without) const {
    std::vector<double> cost(at_node_.size(), std::numeric_limits<double>::infinity());
    std::vector<std::optional<Step>> came(at_node_.size());
    using Reached = std::pair<double, std::size_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> next;
    cost[from] = 0;
    next.emplace(0, from);
    while (!next.empty()) {
        const auto [so_far, node] = next.top();
        next.pop();
        if (so_far > cost[node]) continue;
        if (node == to) break;
        for (const auto e : at_node_[node]) {
            const auto& edge = edges_[e];
            if (e == without || edge.people == 0) continue;
            if (edge.from != node && !may_fall(edge, part)) continue;
            const auto other = edge.from == node ? edge.to : edge.from;
            const double there = so_far + (edge.hidden() ? 0 : edge.cost);
            if (there >= cost[other]) continue;
            cost[other] = there;
            came[other] = Step{e, node};
            next.emplace(there, other);
        }
    }
    Way way{cost[to], {}};
    for (auto node = to; node != from && came[node]; node = came[node]->from)
        way.edges.push_back(came[node]->edge);
    return way;
}

void Network::protect(std::size_t cell, std::size_t part, std::vector<std::size_t>& hidden) {
    const auto& edge = edges_[cell];
    auto way = cheapest(edge.to, edge.from, part, cell);  // the count goes up by one
    if (way.cost > 0 && may_fall(edge, part)) {
        auto down = cheapest(edge.from, edge.to, part, cell);
        if (down.cost < way.cost) way = std::move(down);
    }
    for (const auto e : way.edges) {
        if (edges_[e].hidden()) continue;
        edges_[e].shown = Shown::beside;
        hidden.push_back(e);
    }
}

void Network::protect() {
    std::vector<std::size_t> hidden;
    for (std::size_t cell = 0; cell < edges_.size(); ++cell) {
        if (edges_[cell].published && edges_[cell].hidden()) hidden.push_back(cell);
    }
    // More hidden cells leave more ways open, so who is protected stays so.
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        for (std::size_t part = 0; part < parts_; ++part) protect(hidden[i], part, hidden);
    }
}

std::vector<Shown> Network::cells() const {
    std::vector<Shown> result;
    for (const auto& edge : edges_) result.push_back(edge.published ? edge.shown : Shown::beside);
    return result;
}

}  // namespace

std::vector<Shown> shown(const Breakdown& table, double most_hidden) {
    Network network(table, most_hidden);
    network.protect();
    return network.cells();
}

}  // namespace vaerdi::comparison
