#include "value/curve_document.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<health::SplineScale>::names() { return health::spline_scale_names(); }

}  // namespace vaerdi::document

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<SplineDocument>& SplineDocument::fields() {
    static const auto list =
        Fields<SplineDocument>("spline curve")
            .optional(
                "scale", &SplineDocument::scale,
                {"What the spline of log time is of: hazard (log cumulative hazard, the default), odds or "
                 "normal",
                 "Hvad splinen over log tid er af: hazard (log kumuleret hazard, standard), odds eller "
                 "normal"},
                {{"Scale", "Skala"}, Size::large})
            .required("knots", &SplineDocument::knots,
                      {"Knots in log time, ascending, the outer ones included",
                       "Knuder i log tid, stigende, de yderste medregnet"},
                      {{"Knots", "Knuder"}, Size::large})
            .required("coefficients", &SplineDocument::coefficients,
                      {"gamma0, gamma1 …, as many as there are knots",
                       "gamma0, gamma1 …, lige så mange som der er knuder"},
                      {{"Coefficients", "Koefficienter"}, Size::large})
            .placed(&SplineDocument::at);
    return list;
}

namespace {

template <class Record>
Fields<Record> with_curve(Fields<Record> list) {
    return std::move(list)
        .optional("title", &CurveDocument::title, {"What the curve is of", "Hvad kurven er af"},
                  {{"Title", "Titel"}, Size::large})
        .optional(
            "like", &CurveDocument::like,
            {"Another curve, to be changed by the other keys", "En anden kurve, som de andre nøgler ændrer"},
            {{"Like", "Som"}, Size::large})
        .optional("by", &CurveDocument::by,
                  {"A curve for each alternative, by name or written out",
                   "En kurve for hvert alternativ, ved navn eller skrevet ud"},
                  {{"By alternative", "Efter alternativ"}, Size::large})
        .optional("exponential", &CurveDocument::exponential, {"{rate}", "{rate}"},
                  {{"Exponential", "Eksponentiel"}, Size::large})
        .optional("weibull", &CurveDocument::weibull,
                  {"{shape, scale}: S = exp(-(t/scale)^shape)", "{shape, scale}: S = exp(-(t/scale)^shape)"},
                  {{"Weibull", "Weibull"}, Size::large})
        .optional("weibull_ph", &CurveDocument::weibull_ph,
                  {"{lambda, gamma}: S = exp(-lambda t^gamma)", "{lambda, gamma}: S = exp(-lambda t^gamma)"},
                  {{"Weibull, proportional hazards", "Weibull, proportionale hazarder"}, Size::large})
        .optional("gompertz", &CurveDocument::gompertz,
                  {"{shape, rate}: S = exp(-rate (exp(shape t) - 1)/shape)",
                   "{shape, rate}: S = exp(-rate (exp(shape t) - 1)/shape)"},
                  {{"Gompertz", "Gompertz"}, Size::large})
        .optional("lognormal", &CurveDocument::lognormal, {"{meanlog, sdlog}", "{meanlog, sdlog}"},
                  {{"Log-normal", "Lognormal"}, Size::large})
        .optional(
            "loglogistic", &CurveDocument::loglogistic,
            {"{shape, scale}: S = 1/(1 + (t/scale)^shape)", "{shape, scale}: S = 1/(1 + (t/scale)^shape)"},
            {{"Log-logistic", "Loglogistisk"}, Size::large})
        .optional("gamma", &CurveDocument::gamma, {"{shape, rate}", "{shape, rate}"},
                  {{"Gamma", "Gamma"}, Size::large})
        .optional("generalised_gamma", &CurveDocument::generalised_gamma,
                  {"{mu, sigma, Q}, as in flexsurv (Prentice)", "{mu, sigma, Q}, som i flexsurv (Prentice)"},
                  {{"Generalised gamma", "Generaliseret gamma"}, Size::large})
        .optional(
            "spline", &CurveDocument::spline,
            {"Royston–Parmar: {scale, knots, coefficients}", "Royston–Parmar: {scale, knots, coefficients}"},
            {{"Spline", "Spline"}, Size::large})
        .optional("time_unit", &CurveDocument::time_unit,
                  {"The unit of time of the parameters, e.g. 1 month (default: 1 year)",
                   "Parametrenes tidsenhed, fx 1 month (standard: 1 year)"},
                  {{"Unit of time", "Tidsenhed"}, Size::large})
        .optional("hazard_ratio", &CurveDocument::hazard_ratio,
                  {"All hazards are multiplied by it", "Alle hazarder ganges med den"},
                  {{"Hazard ratio", "Hazard ratio"}, Size::large})
        .optional("time_ratio", &CurveDocument::time_ratio,
                  {"All times are multiplied by it: above 1 everything takes longer",
                   "Alle tider ganges med den: over 1 varer alt længere"},
                  {{"Time ratio", "Tidsratio"}, Size::large})
        .optional("pieces", &CurveDocument::pieces,
                  {"Other hazards from a time on: [{from: 5 years, like: os}]",
                   "Andre hazarder fra et tidspunkt: [{from: 5 years, like: os}]"},
                  {{"Pieces", "Stykker"}, Size::large})
        .placed(&CurveDocument::at);
}

}  // namespace

const Fields<CurveDocument>& CurveDocument::fields() {
    static const auto list =
        with_curve(Fields<CurveDocument>("survival curve")).shorthand(&CurveDocument::like);
    return list;
}

const Fields<CurvePieceDocument>& CurvePieceDocument::fields() {
    static const auto list =
        with_curve(Fields<CurvePieceDocument>("piece of a survival curve")
                       .required("from", &CurvePieceDocument::from,
                                 {"Since the start, e.g. 5 years", "Siden start, fx 5 years"},
                                 {{"From", "Fra"}, Size::large}));
    return list;
}

}  // namespace vaerdi::value
