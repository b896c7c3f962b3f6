#include "server/outcomes.h"

namespace vaerdi::server {
namespace {

constexpr std::string_view mapping_ending = "mapping.yaml";
constexpr std::string_view usual_name = "data";

/// The same database, seen through the schema `outcomes`, so that no table of the store is met.
std::string in_own_schema(const std::string& postgresql) {
    if (postgresql.find("://") == std::string::npos) return postgresql + " options='-csearch_path=outcomes'";
    const bool has_options = postgresql.find('?') != std::string::npos;
    return postgresql + (has_options ? "&" : "?") + "options=-csearch_path%3Doutcomes";
}

}  // namespace

Outcomes::Outcomes(OutcomePlace place)
    : waiting(std::filesystem::absolute(place.folder) / "waiting"), place_(std::move(place)) {}

Outcomes::~Outcomes() = default;

std::unique_ptr<warehouse::Database> Outcomes::open() {
    const auto connect = [&] {
        if (!place_.postgresql.empty()) return warehouse::open_postgresql(in_own_schema(place_.postgresql));
        return warehouse::open_duckdb(
            {.file = (place_.folder / "outcomes.duckdb").string(), .readable = {waiting.folder().string()}});
    };
    const std::lock_guard lock(mutex_);
    if (!kept_) {
        auto first = connect();
        if (!place_.postgresql.empty()) first->run_script("create schema if not exists outcomes");
        warehouse::prepare_register(*first);
        kept_ = std::move(first);
    }
    return connect();
}

std::unique_ptr<warehouse::Database> Outcomes::open_for_trying() const {
    return warehouse::open_duckdb({.file = {}, .readable = {waiting.folder().string()}});
}

warehouse::PseudonymKey Outcomes::key() {
    const std::lock_guard lock(mutex_);
    const auto file = place_.folder / "pseudonym.key";
    if (!std::filesystem::exists(file)) warehouse::make_key_file(file);
    return warehouse::PseudonymKey::from_file(file);
}

std::string data_set_id(std::string_view purchase, std::string_view name) {
    return std::string(purchase) + "/" + std::string(name);
}

std::string data_set_named(std::string_view written) {
    if (written == mapping_ending) return std::string(usual_name);
    if (written.ends_with(mapping_ending) && written.size() > mapping_ending.size() + 1 &&
        written[written.size() - mapping_ending.size() - 1] == '.')
        return std::string(written.substr(0, written.size() - mapping_ending.size() - 1));
    return std::string(written);
}

std::string mapping_document(std::string_view name) {
    return name == usual_name ? std::string(mapping_ending)
                              : std::string(name) + "." + std::string(mapping_ending);
}

}  // namespace vaerdi::server
