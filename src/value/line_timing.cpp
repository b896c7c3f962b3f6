// When a line falls, how long what is bought lasts, and what is left of it.
#include <fmt/format.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {
namespace {

/// Money or things that fall once for the case or for each head, and can so be bought again.
bool bought_once(Base base) { return base == Base::once || (per_head(base) && !per_follow_up_year(base)); }

void resolve_years(Resolving& r, const Formula& written, Line& line) {
    const auto when = resolve_when(r, written, per_follow_up_year(line.base));
    if (!when) return;
    line.when = *when;
    if (bought_once(line.base) && line.base != Base::once) {
        r.error(written.at,
                {"an amount per head falls at intake; `when` does not apply",
                 "et beløb pr. hoved falder ved indtag; `when` passer ikke her"},
                {"write the amount per year (e.g. DKK/patient/year) to place it in follow-up years",
                 "skriv beløbet pr. år (fx DKK/patient/year) for at lægge det i opfølgningsår"});
    }
    if (line.base == Base::once && when->first != when->last) {
        r.error(
            written.at, {"a single amount falls in one year", "et enkelt beløb falder i ét år"},
            {"write `year 3`, or give the amount per year", "skriv `year 3`, eller angiv beløbet pr. år"});
    }
    if (when->at_start && line.base != Base::once) {
        r.error(
            written.at,
            {"a yearly amount cannot fall at the start only", "et årligt beløb kan ikke kun falde ved start"},
            {"write the amount once (DKK), or `years 1 to …`",
             "skriv beløbet én gang (DKK), eller `years 1 to …`"});
    }
    const int last = per_follow_up_year(line.base) ? r.result.follow_up : r.result.years;
    if (when->first > last) {
        r.warning(
            written.at,
            {fmt::format("the line begins in year {}, after the last year counted ({})", when->first, last),
             fmt::format("linjen begynder i år {}, efter det sidste år, der regnes med ({})", when->first,
                         last)},
            {"lengthen the horizon, or move the line", "forlæng tidshorisonten, eller flyt linjen"});
    }
    if (per_follow_up_year(line.base) && !r.result.follow_up_given)
        r.result.follow_up = std::max(r.result.follow_up, when->last);
}

void resolve_life(Resolving& r, const Formula& written, Line& line) {
    constexpr double shortest = 0.05;
    constexpr double longest = 200;
    const auto years = fixed_number(r, written, Unit::of(Dimension::year), {"a life time", "en levetid"});
    if (!years) return;
    if (*years < shortest || *years > longest) {
        r.error(written.at,
                {fmt::format("a life time must be between 0.05 and 200 years, found {:.12g}", *years),
                 fmt::format("en levetid skal være mellem 0,05 og 200 år, men er {:.12g}", *years)},
                {"write e.g. 8 years", "skriv fx 8 years"});
    } else if (!bought_once(line.base)) {
        r.error(written.at, {"a yearly amount is not replaced", "et årligt beløb udskiftes ikke"},
                {"give the price once (DKK or DKK/unit)", "angiv prisen én gang (DKK eller DKK/unit)"});
    } else {
        line.life = *years;
    }
}

void resolve_residual(Resolving& r, const UncertainValue& written, Line& line) {
    const auto at = written.place();
    if (!line.has_money || !bought_once(line.base)) {
        r.error(
            at,
            {"only what is bought once has a residual value", "kun det, der købes én gang, har en restværdi"},
            {"remove residual:, or give the price once (DKK or DKK/unit)",
             "fjern residual:, eller angiv prisen én gang (DKK eller DKK/unit)"});
        return;
    }
    if (written.value.value == "linear") {
        line.residual.kind = Residual::Kind::linear;
        if (line.life == 0)
            r.error(at,
                    {"a linear residual value needs a life time", "en lineær restværdi kræver en levetid"},
                    {"add life: e.g. 8 years", "tilføj life: fx 8 years"});
        return;
    }
    const auto value = line_part(r, written, line, "residual");
    if (!value) return;
    line.residual.value = value;
    line.residual.kind = value->unit.is_dimensionless() ? Residual::Kind::share : Residual::Kind::amount;
    if (line.residual.kind == Residual::Kind::share) {
        check_bounds(r, value, 0, 1, {"a residual value as a share", "en restværdi som andel"});
        return;
    }
    const auto counted = counted_for(value->unit);
    if (counted && counted->base == line.base && is_money(counted->rest, r.result.currency)) return;
    r.error(at,
            {fmt::format("a residual value is linear, a share, or an amount like the line's; found {}",
                         value->unit.text()),
             fmt::format("en restværdi er linear, en andel eller et beløb som linjens; fandt {}",
                         value->unit.text())},
            {"write residual: linear, residual: 20 %, or an amount in the unit of the line",
             "skriv residual: linear, residual: 20 % eller et beløb i linjens enhed"});
}

}  // namespace

void resolve_timing(Resolving& r, const LineDocument& written, Line& line) {
    if (is_given(written.when)) resolve_years(r, written.when, line);
    if (is_given(written.life)) resolve_life(r, written.life, line);
    if (!written.residual.absent()) resolve_residual(r, written.residual, line);
}

}  // namespace vaerdi::value
