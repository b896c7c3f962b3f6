// A first document with measures, made from the columns of a data set: what a person begins from, not what
// anybody should be judged by.
#pragma once

#include <string>

#include "warehouse/data_set.h"

namespace vaerdi::workbench {

/// `mapping`: the document the data came by, which the measures name.
std::string proposed_measures(const warehouse::DataSet& data, const std::string& mapping, Language language);

}  // namespace vaerdi::workbench
