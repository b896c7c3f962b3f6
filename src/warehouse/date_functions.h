// year(date), quarter(date), month(date) and day(date), which DuckDB has, for PostgreSQL. They are there for
// servers that count shares of a data set (partitions.h): postgres_fdw never passes EXTRACT on, as the name
// of its field is a text with a collation, but does pass on the whole numbers that these become.
#pragma once

#include "warehouse/database.h"

namespace vaerdi::warehouse {

/// Makes them where they are not there.
void prepare_date_functions(Database& postgresql);

}  // namespace vaerdi::warehouse
