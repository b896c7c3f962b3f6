// When a line falls, how long what is bought lasts, and what is left of it.
#include <fmt/format.h>

#include <algorithm>

#include "value/resolving.h"

namespace vaerdi::value {

void resolve_timing(Resolving& r, const LineDocument& written, Line& line) {
    if (is_given(written.when)) {
        const auto when = resolve_when(r, written.when, per_follow_up_year(line.base));
        if (when) line.when = *when;
        const bool falls_with_intake = per_head(line.base) && !per_follow_up_year(line.base);
        if (when && falls_with_intake) {
            r.error(written.when.at,
                    {"an amount per head falls at intake; `when` does not apply",
                     "et beløb pr. hoved falder ved indtag; `when` passer ikke her"},
                    {"write the amount per year (e.g. DKK/patient/year) to place it in follow-up years",
                     "skriv beløbet pr. år (fx DKK/patient/year) for at lægge det i opfølgningsår"});
        }
        if (when && line.base == Base::once && when->first != when->last) {
            r.error(written.when.at, {"a single amount falls in one year", "et enkelt beløb falder i ét år"},
                    {"write `year 3`, or give the amount per year",
                     "skriv `year 3`, eller angiv beløbet pr. år"});
        }
        if (when && when->at_start && line.base != Base::once) {
            r.error(written.when.at,
                    {"a yearly amount cannot fall at the start only",
                     "et årligt beløb kan ikke kun falde ved start"},
                    {"write the amount once (DKK), or `years 1 to …`",
                     "skriv beløbet én gang (DKK), eller `years 1 to …`"});
        }
        const int last = per_follow_up_year(line.base) ? r.result.follow_up : r.result.years;
        if (when && when->first > last) {
            r.warning(written.when.at,
                      {fmt::format("the line begins in year {}, after the last year counted ({})",
                                   when->first, last),
                       fmt::format("linjen begynder i år {}, efter det sidste år, der regnes med ({})",
                                   when->first, last)});
        }
        if (when && per_follow_up_year(line.base) && !r.result.follow_up_given)
            r.result.follow_up = std::max(r.result.follow_up, when->last);
    }
    if (is_given(written.life)) {
        const bool once = line.base == Base::once || (per_head(line.base) && !per_follow_up_year(line.base));
        const auto years =
            fixed_number(r, written.life, Unit::of(Dimension::year), {"a life time", "en levetid"});
        constexpr double shortest = 0.05;
        if (years && (*years < shortest || *years > 200)) {
            r.error(written.life.at, {"a life time must be between 0.05 and 200 years",
                                      "en levetid skal være mellem 0,05 og 200 år"});
        } else if (years && !once) {
            r.error(written.life.at, {"a yearly amount is not replaced", "et årligt beløb udskiftes ikke"},
                    {"give the price once (DKK or DKK/unit)", "angiv prisen én gang (DKK eller DKK/unit)"});
        } else if (years) {
            line.life = *years;
        }
    }
    if (!written.residual.absent()) {
        if (written.residual.value.value == "linear") {
            line.residual.kind = Residual::Kind::linear;
            if (line.life == 0)
                r.error(
                    written.residual.place(),
                    {"a linear residual value needs a life time", "en lineær restværdi kræver en levetid"},
                    {"add life: e.g. 8 years", "tilføj life: fx 8 years"});
        } else if (const auto value = line_part(r, written.residual, line, "residual")) {
            line.residual.value = value;
            line.residual.kind =
                value->unit.is_dimensionless() ? Residual::Kind::share : Residual::Kind::amount;
            const auto counted = counted_for(value->unit);
            if (line.residual.kind == Residual::Kind::amount &&
                (!counted || counted->base != line.base || !is_money(counted->rest, r.result.currency))) {
                r.error(written.residual.place(),
                        {fmt::format(
                             "a residual value is linear, a share, or an amount like the line's; found {}",
                             value->unit.text()),
                         fmt::format("en restværdi er linear, en andel eller et beløb som linjens; fandt {}",
                                     value->unit.text())});
            }
        }
        if (!line.has_money || (line.base != Base::once && per_follow_up_year(line.base)))
            r.error(written.residual.place(), {"only what is bought once has a residual value",
                                               "kun det, der købes én gang, har en restværdi"});
    }
}

}  // namespace vaerdi::value
