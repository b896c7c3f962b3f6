#include "server/document_json.h"

namespace vaerdi::server {

Json Names::of(store::PersonId person) {
    if (person == store::nobody) return nullptr;
    const auto [place, is_new] = known_.try_emplace(person);
    if (is_new) {
        const auto found = store::person_by_id(reading_, person);
        place->second = {{"id", person}, {"name", found ? found->name : std::string{}}};
    }
    return place->second;
}

Json saved_json(const store::VersionHead& head, Names& names) {
    return {{"version", head.version}, {"saved", store::utc_text(head.saved)}, {"by", names.of(head.author)}};
}

std::string document_path(const Request& request) {
    auto path = request.part("path");
    if (const auto problem = store::path_problem(path)) refuse_bad_request(*problem);
    return path;
}

std::string version_tag(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

}  // namespace vaerdi::server
