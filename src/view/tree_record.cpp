#include "view/tree_record.h"

namespace vaerdi::view {

using document::JsonFields;

const JsonFields<TreeEndRecord>& TreeEndRecord::json_fields() {
    static const auto list = JsonFields<TreeEndRecord>("tree_end_report")
                                 .always("probability", &TreeEndRecord::probability,
                                         {"How likely one ends here", "Hvor sandsynligt det er at ende her"})
                                 .maybe("cost", &TreeEndRecord::cost,
                                        {"What the perspective pays on the way, discounted",
                                         "Hvad perspektivet betaler undervejs, diskonteret"})
                                 .maybe("qalys", &TreeEndRecord::qalys,
                                        {"QALYs of the way, discounted", "Vejens QALY, diskonteret"})
                                 .maybe("life_years", &TreeEndRecord::life_years,
                                        {"Life years of the way, discounted", "Vejens leveår, diskonteret"});
    return list;
}

const JsonFields<TreeRecord>& TreeRecord::json_fields() {
    static const auto list = JsonFields<TreeRecord>("tree_report")
                                 .always("ends", &TreeRecord::ends,
                                         {"The ends of the tree, and the way to each in words",
                                          "Træets ender og vejen til hver i ord"})
                                 .always("alternatives", &TreeRecord::alternatives,
                                         {"Each end, for one who enters", "Hver ende, for én, der begynder"});
    return list;
}

std::string way_to(const value::TreeModel& model, std::size_t end, Language language) {
    std::string words;
    for (auto node = end; node != 0; node = model.nodes[node].parent) {
        const auto& title = model.nodes[node].title.in(language);
        words = words.empty() ? title : title + " → " + words;
    }
    return words;
}

TreeRecord tree_record(const value::ResolvedCase& resolved, const value::TreeResult& result,
                       Language language) {
    const auto& model = *resolved.tree;
    TreeRecord record;
    for (const auto end : result.ends)
        record.ends.emplace_back(model.nodes[end].path, way_to(model, end, language));
    for (std::size_t a = 0; a < result.alternatives.size(); ++a) {
        auto& ends =
            record.alternatives.emplace_back(resolved.alternatives[a].id, document::Named<TreeEndRecord>{})
                .second;
        for (std::size_t e = 0; e < result.ends.size(); ++e) {
            const auto& end = result.alternatives[a][e];
            ends.emplace_back(model.nodes[result.ends[e]].path,
                              TreeEndRecord{end.probability, end.cost, end.qalys, end.life_years});
        }
    }
    return record;
}

}  // namespace vaerdi::view
