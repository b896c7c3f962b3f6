// Copying a data set in pages, so that memory does not grow with it.
#pragma once

#include <string>
#include <string_view>

#include "warehouse/data_set.h"

namespace vaerdi::warehouse {

/// The columns of the rows table for CREATE TABLE: row_number, then those of the data set.
std::string rows_columns(const DataSet& of);

/// The rows that meet the condition (SQL) into a table with the same columns.
void copy_rows(Database& from, const DataSet& which, std::string_view condition, Database& to,
               std::string_view table);

void copy_rejections(Database& from, const DataSet& which, Database& to);
void create_rejections_table(Database& database, const DataSet& of);

}  // namespace vaerdi::warehouse
