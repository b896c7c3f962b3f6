// Payments between payers that follow from a flow.
#include <fmt/format.h>

#include "math/formula_graph.h"
#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// A transfer as written, before it is laid on lines.
struct Moving {
    TransferOn transfer;
    std::optional<Unit> cap_unit;
};

bool know_ends(Resolving& r, const TransferDocument& written, const TransferOn& transfer) {
    if (transfer.from.empty() || transfer.to.empty()) {
        r.error(written.at, {"a transfer needs from and to", "en overførsel kræver from og to"},
                {"say who pays whom, or name a rule of the catalogue",
                 "sig, hvem der betaler hvem, eller nævn en regel i kataloget"});
        return false;
    }
    const auto place = [&](const Name& end) { return end ? end.at : written.at; };
    const bool from = know_payer(r, {transfer.from, place(written.from)});
    const bool to = know_payer(r, {transfer.to, place(written.to)});
    if (from && to && transfer.from == transfer.to) {
        r.error(place(written.to),
                {fmt::format("the transfer goes from '{0}' to '{0}'", transfer.from),
                 fmt::format("overførslen går fra '{0}' til '{0}'", transfer.from)},
                {"name two different payers", "nævn to forskellige betalere"});
        return false;
    }
    return from && to;
}

void resolve_share(Resolving& r, const TransferDocument& written, const catalogue::Transfer* rule,
                   TransferOn& transfer) {
    const auto name = "transfers." + transfer.id + ".share";
    Inherited from;
    from.kind = {document::Kind::share, written.at};
    from.bounds_checked = true;
    if (!written.share.absent()) {
        transfer.share = resolve_value(r, written.share, name, from);
    } else if (rule != nullptr) {
        from.provenance = transfer.provenance;
        transfer.share = resolve_formula(r, {fmt::format("{:.17g}", rule->share), written.at}, name, from);
    } else {
        r.error(written.at, {"a transfer needs a share", "en overførsel kræver en andel"},
                {"add share: e.g. 34 %", "tilføj share: fx 34 %"});
    }
    if (transfer.share && !transfer.share->unit.is_dimensionless()) {
        r.error(written.share.place(),
                {fmt::format("the share of a transfer is a share, found {}", transfer.share->unit.text()),
                 fmt::format("en overførsels andel er en andel, fandt {}", transfer.share->unit.text())},
                {"write e.g. 34 %", "skriv fx 34 %"});
        return;
    }
    check_bounds(r, transfer.share, 0, 1, {"the share of a transfer", "en overførsels andel"});
}

void resolve_cap(Resolving& r, const TransferDocument& written, const catalogue::Transfer* rule,
                 Moving& into) {
    if (!is_given(written.cap)) {
        if (rule == nullptr || !rule->cap) return;
        into.transfer.cap = rule->cap;
        into.cap_unit = rule->cap_unit;
        return;
    }
    const auto cap = math::parse_quantity(written.cap.value, written.cap.at, r.diagnostics);
    if (!cap) return;
    const auto counted = counted_for(cap->unit);
    if (!counted || !is_money(counted->rest, r.result.currency) || cap->value < 0) {
        r.error(written.cap.at,
                {fmt::format("the cap '{}' is not an amount in {}", written.cap.value, r.result.currency),
                 fmt::format("loftet '{}' er ikke et beløb i {}", written.cap.value, r.result.currency)},
                {"write it in the unit of the line, e.g. 20_000 DKK/patient",
                 "skriv det i linjens enhed, fx 20_000 DKK/patient"});
        return;
    }
    into.transfer.cap = cap->value;
    into.cap_unit = cap->unit;
}

void resolve_span(Resolving& r, const TransferDocument& written, const catalogue::Transfer* rule,
                  TransferOn& transfer) {
    constexpr int for_ever = 9999;
    transfer.first_year = written.first_year                    ? written.first_year.value
                          : rule != nullptr && rule->first_year ? *rule->first_year
                                                                : 0;
    transfer.last_year = written.last_year                    ? written.last_year.value
                         : rule != nullptr && rule->last_year ? *rule->last_year
                                                              : for_ever;
    const bool dated = transfer.first_year > 0 || transfer.last_year < for_ever;
    constexpr int first_calendar_year = 1000;  // below it years are merely numbered
    if (dated && r.result.start_year < first_calendar_year) {
        r.error(
            written.at,
            {fmt::format("'{}' holds in some calendar years, but the case has no start", transfer.id),
             fmt::format("'{}' gælder i bestemte kalenderår, men værdicasen har intet startår", transfer.id)},
            {"add start: e.g. 2027", "tilføj start: fx 2027"});
        return;
    }
    if (transfer.first_year <= transfer.last_year) return;
    r.error(written.last_year ? written.last_year.at : written.at,
            {fmt::format("the transfer ends in {}, before it begins in {}", transfer.last_year,
                         transfer.first_year),
             fmt::format("overførslen slutter i {}, før den begynder i {}", transfer.last_year,
                         transfer.first_year)},
            {"write the earlier year under first_year:", "skriv det tidligste år under first_year:"});
}

void lay_on(Resolving& r, const Name& on, const Moving& moving) {
    bool met = false;
    for (auto& line : r.result.lines) {
        const bool named = line.name.en == on.value || line.name.da == on.value || line.id == on.value;
        if (!named && line.category != on.value) continue;
        met = true;
        if (!line.is_cost && line.has_money) {
            r.error(on.at,
                    {fmt::format("'{}' is a gain; a transfer follows from what somebody pays", line.name.en),
                     fmt::format("'{}' er en gevinst; en overførsel følger af, hvad nogen betaler",
                                 line.name.da)},
                    {"split the gain itself: gains: {region: 60 %, municipality: 40 %}",
                     "del selve gevinsten: gains: {region: 60 %, municipality: 40 %}"});
            continue;
        }
        auto applied = moving.transfer;
        const auto& cap_unit = moving.cap_unit;
        if (cap_unit && line.has_money) {
            const auto counted = counted_for(*cap_unit);
            if (!counted || counted->base != line.base) {
                applied.cap.reset();
                r.warning(
                    on.at,
                    {fmt::format("the cap {} of '{}' does not fit '{}', which is counted otherwise; no cap "
                                 "is used there",
                                 cap_unit->text(), applied.id, line.name.en),
                     fmt::format("loftet {} i '{}' passer ikke til '{}', som tælles på en anden måde; der "
                                 "bruges intet loft",
                                 cap_unit->text(), applied.id, line.name.da)},
                    {"give cap: in the unit of the line", "angiv cap: i linjens enhed"});
            }
        }
        line.transfers.push_back(std::move(applied));
    }
    if (met) return;
    std::vector<std::string> known;
    for (const auto& line : r.result.lines)
        known.insert(known.end(), {line.name.en, line.name.da, line.category});
    r.error(on.at,
            {fmt::format("'{}' is neither a line nor a category of the case", on.value),
             fmt::format("'{}' er hverken en linje eller en kategori i værdicasen", on.value)},
            did_you_mean(on.value, known,
                         {"write the name of a line, or its category",
                          "skriv navnet på en linje eller dens kategori"}));
}

void resolve_transfer(Resolving& r, const TransferDocument& written) {
    const catalogue::Transfer* rule = written.rule ? r.catalogue.transfer(written.rule.value) : nullptr;
    if (written.rule && rule == nullptr) {
        r.error(written.rule.at,
                {fmt::format("the catalogue has no transfer rule '{}'", written.rule.value),
                 fmt::format("kataloget har ingen overførselsregel '{}'", written.rule.value)},
                did_you_mean(written.rule.value, r.catalogue.ids("transfer"),
                             {"leave rule: out and write from:, to: and share:",
                              "udelad rule: og skriv from:, to: og share:"}));
        return;
    }
    Moving moving;
    auto& transfer = moving.transfer;
    transfer.id = rule != nullptr ? rule->id : fmt::format("transfer_{}", written.at.line);
    transfer.title = rule != nullptr ? rule->title : Text("Transfer", "Overførsel");
    transfer.from = written.from ? written.from.value : rule != nullptr ? rule->from : "";
    transfer.to = written.to ? written.to.value : rule != nullptr ? rule->to : "";
    transfer.provenance = provenance(r, written.source, {}, written.at);
    if (rule != nullptr && transfer.provenance.source.empty()) transfer.provenance.source = rule->source;
    if (!know_ends(r, written, transfer)) return;
    resolve_share(r, written, rule, transfer);
    resolve_cap(r, written, rule, moving);
    resolve_span(r, written, rule, transfer);
    if (written.on.empty() && !r.misread.contains(written.at))
        r.error(written.at,
                {"the transfer follows from nothing: 'on' is missing",
                 "overførslen følger ikke af noget: 'on' mangler"},
                {"add on: with lines or categories, e.g. on: [operation.bed-days]",
                 "tilføj on: med linjer eller kategorier, fx on: [operation.bed-days]"});
    for (const auto& on : written.on) lay_on(r, on, moving);
}

}  // namespace

void resolve_transfers(Resolving& r) {
    for (const auto& written : r.document.transfers) resolve_transfer(r, written);
}

}  // namespace vaerdi::value
