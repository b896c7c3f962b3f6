// Payments between payers that follow from a flow.
#include <fmt/format.h>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {

void resolve_transfers(Resolving& r) {
    for (const auto& written : r.document.transfers) {
        TransferOn transfer;
        const catalogue::Transfer* rule = written.rule ? r.catalogue.transfer(written.rule.value) : nullptr;
        if (written.rule && rule == nullptr) {
            const auto nearest = nearest_name(written.rule.value, r.catalogue.ids("transfer"));
            r.error(written.rule.at,
                    {fmt::format("the catalogue has no transfer rule '{}'", written.rule.value),
                     fmt::format("kataloget har ingen overførselsregel '{}'", written.rule.value)},
                    nearest.empty() ? Text()
                                    : Text(fmt::format("did you mean '{}'?", nearest),
                                           fmt::format("mente du '{}'?", nearest)));
            continue;
        }
        transfer.id = rule != nullptr ? rule->id : fmt::format("transfer_{}", written.at.line);
        transfer.title = rule != nullptr ? rule->title : Text("Transfer", "Overførsel");
        transfer.from = written.from ? written.from.value : rule != nullptr ? rule->from : "";
        transfer.to = written.to ? written.to.value : rule != nullptr ? rule->to : "";
        transfer.provenance = provenance(r, written.source, {}, written.at);
        if (rule != nullptr && transfer.provenance.source.empty()) transfer.provenance.source = rule->source;
        if (transfer.from.empty() || transfer.to.empty()) {
            r.error(written.at, {"a transfer needs from and to", "en overførsel kræver from og to"},
                    {"say who pays whom, or name a rule of the catalogue",
                     "sig, hvem der betaler hvem, eller nævn en regel i kataloget"});
            continue;
        }
        if (!know_payer(r, {transfer.from, written.at}) || !know_payer(r, {transfer.to, written.at}))
            continue;
        const auto name = "transfers." + transfer.id + ".share";
        if (!written.share.absent()) {
            transfer.share = resolve_value(r, written.share, name);
        } else if (rule != nullptr) {
            Inherited from;
            from.provenance = transfer.provenance;
            transfer.share =
                resolve_formula(r, {fmt::format("{:.17g}", rule->share), written.at}, name, from);
        } else {
            r.error(written.at, {"a transfer needs a share", "en overførsel kræver en andel"},
                    {"add share: e.g. 34 %", "tilføj share: fx 34 %"});
        }
        check_bounds(r, transfer.share, 0, 1, {"the share of a transfer", "en overførsels andel"});
        std::optional<Unit> cap_unit;
        if (is_given(written.cap)) {
            if (const auto cap = math::parse_quantity(written.cap.value, written.cap.at, r.diagnostics)) {
                transfer.cap = cap->value;
                cap_unit = cap->unit;
            }
        } else if (rule != nullptr && rule->cap) {
            transfer.cap = rule->cap;
            cap_unit = rule->cap_unit;
        }
        transfer.first_year = written.first_year                    ? written.first_year.value
                              : rule != nullptr && rule->first_year ? *rule->first_year
                                                                    : 0;
        transfer.last_year = written.last_year                    ? written.last_year.value
                             : rule != nullptr && rule->last_year ? *rule->last_year
                                                                  : 9999;

        const bool dated = transfer.first_year > 0 || transfer.last_year < 9999;
        constexpr int first_calendar_year = 1000;  // below it years are merely numbered
        if (dated && r.result.start_year < first_calendar_year) {
            r.error(written.at,
                    {fmt::format("'{}' holds in some calendar years, but the case has no start", transfer.id),
                     fmt::format("'{}' gælder i bestemte kalenderår, men værdicasen har intet startår",
                                 transfer.id)},
                    {"add start: e.g. 2027", "tilføj start: fx 2027"});
            continue;
        }
        for (const auto& on : written.on) {
            bool met = false;
            for (auto& line : r.result.lines) {
                if (line.name.en != on.value && line.name.da != on.value && line.id != on.value &&
                    line.category != on.value)
                    continue;
                met = true;
                if (!line.is_cost && line.has_money) {
                    r.error(on.at,
                            {fmt::format("'{}' is a gain; a transfer follows from what somebody pays",
                                         line.name.en),
                             fmt::format("'{}' er en gevinst; en overførsel følger af, hvad nogen betaler",
                                         line.name.da)},
                            {"split the gain itself: gains: {region: 60 %, municipality: 40 %}",
                             "del selve gevinsten: gains: {region: 60 %, municipality: 40 %}"});
                    continue;
                }
                auto applied = transfer;
                if (cap_unit && line.has_money) {
                    const auto counted = counted_for(*cap_unit);
                    if (!counted || counted->base != line.base) {
                        applied.cap.reset();
                        r.warning(on.at,
                                  {fmt::format("the cap {} of '{}' does not fit '{}', which is counted "
                                               "otherwise; no cap is used there",
                                               cap_unit->text(), transfer.id, line.name.en),
                                   fmt::format("loftet {} i '{}' passer ikke til '{}', som tælles på en "
                                               "anden måde; der bruges intet loft",
                                               cap_unit->text(), transfer.id, line.name.da)},
                                  {"give cap: in the unit of the line", "angiv cap: i linjens enhed"});
                    }
                }
                line.transfers.push_back(std::move(applied));
            }
            if (!met)
                r.error(on.at,
                        {fmt::format("'{}' is neither a line nor a category of the case", on.value),
                         fmt::format("'{}' er hverken en linje eller en kategori i værdicasen", on.value)});
        }
    }
}

}  // namespace vaerdi::value
