#include "document/uncertain_value.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<Evidence>::names() {
    static const std::vector<std::string> names{"rct",    "registry", "cohort",    "literature",
                                                "expert", "supplier", "assumption"};
    return names;
}

const std::vector<std::string>& Choices<Certainty>::names() {
    static const std::vector<std::string> names{"high", "moderate", "low", "very low"};
    return names;
}

const std::vector<std::string>& Choices<Kind>::names() {
    static const std::vector<std::string> names{"share", "ratio", "amount", "any"};
    return names;
}

void Format<FamilyParameters>::read(const YamlNode& node, FamilyParameters& into, Diagnostics& diagnostics) {
    into.at = node.at;
    if (node.kind == YamlNode::Kind::mapping) {
        Format<Dictionary<Formula>>::read(node, into.named, diagnostics);
    } else if (node.kind == YamlNode::Kind::sequence) {
        Format<std::vector<Formula>>::read(node, into.listed, diagnostics);
    } else {
        diagnostics.error(node.at,
                          {"a distribution needs its parameters", "en fordeling skal have sine parametre"},
                          {"write e.g. {gamma: {mean: 7.5, sd: 1}} or {beta: [12, 281]}",
                           "skriv fx {gamma: {mean: 7.5, sd: 1}} eller {beta: [12, 281]}"});
    }
}

Schema Format<FamilyParameters>::schema(Definitions&) {
    const Schema number{.kind = Schema::Kind::formula};
    const Schema list{.kind = Schema::Kind::list, .of = {number}};
    const Schema names{.kind = Schema::Kind::dictionary, .of = {number}};
    return {.kind = Schema::Kind::any_of, .of = {list, names}};
}

const Fields<MultivariateNormal>& MultivariateNormal::fields() {
    static const auto list = Fields<MultivariateNormal>("mvnormal")
                                 .required("mean", &MultivariateNormal::mean,
                                           {"Means by component", "Middelværdier pr. komponent"})
                                 .required("covariance", &MultivariateNormal::covariance,
                                           {"Covariance matrix, row by row in the order of the means",
                                            "Kovariansmatrix, række for række i middelværdiernes orden"})
                                 .placed(&MultivariateNormal::at);
    return list;
}

const Fields<DistributionDocument>& DistributionDocument::fields() {
    static const auto list =
        with_families(Fields<DistributionDocument>("distribution")).placed(&DistributionDocument::at);
    return list;
}

const Fields<UncertainValue>& UncertainValue::fields() {
    static const auto list = with_uncertain_value(Fields<UncertainValue>("value"))
                                 .shorthand(&UncertainValue::value)
                                 .placed(&UncertainValue::at);
    return list;
}

}  // namespace vaerdi::document
