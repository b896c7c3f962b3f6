#include "store/sql.h"

#include "store/failure.h"

namespace vaerdi::store {
namespace {

template <class Kind>
const Kind& held(const SqlValue& value) {
    if (const auto* found = std::get_if<Kind>(&value)) return *found;
    throw StoreFailure(Fault::damaged, {"a column of the database holds another kind of value than it should",
                                        "en kolonne i databasen rummer en anden slags værdi end den skal"});
}

}  // namespace

std::int64_t as_number(const SqlValue& value) { return held<std::int64_t>(value); }
const std::string& as_text(const SqlValue& value) { return held<std::string>(value); }
const std::string& as_bytes(const SqlValue& value) { return held<Bytes>(value).data; }

}  // namespace vaerdi::store
