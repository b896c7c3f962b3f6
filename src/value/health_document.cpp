#include "value/health_document.h"

namespace vaerdi::document {

const std::vector<std::string>& Choices<value::ModelKind>::names() {
    static const std::vector<std::string> names{"cohort", "survival", "individual", "tree"};
    return names;
}

const std::vector<std::string>& Choices<health::Accrual>::names() { return health::accrual_names(); }

void Format<value::StatesDocument>::read(const YamlNode& node, value::StatesDocument& into,
                                         Diagnostics& diagnostics) {
    into.at = node.at;
    if (node.kind == YamlNode::Kind::mapping) {
        Dictionary<Text> titled;
        Format<Dictionary<Text>>::read(node, titled, diagnostics);
        for (auto& entry : titled.entries) {
            into.names.push_back({entry.name, entry.at});
            into.titles.push_back(std::move(entry.value));
        }
        return;
    }
    Format<std::vector<Name>>::read(node, into.names, diagnostics);
    for (const auto& name : into.names) into.titles.emplace_back(name.value);
}

Schema Format<value::StatesDocument>::schema(Definitions& definitions) {
    return {.kind = Schema::Kind::any_of,
            .of = {Format<std::vector<Name>>::schema(definitions),
                   Format<Dictionary<Text>>::schema(definitions)}};
}

void Format<value::StartDocument>::read(const YamlNode& node, value::StartDocument& into,
                                        Diagnostics& diagnostics) {
    into.at = node.at;
    if (node.kind == YamlNode::Kind::mapping) {
        Format<Dictionary<UncertainValue>>::read(node, into.shares, diagnostics);
    } else {
        Format<Name>::read(node, into.one, diagnostics);
    }
}

Schema Format<value::StartDocument>::schema(Definitions& definitions) {
    return {
        .kind = Schema::Kind::any_of,
        .of = {Schema{.kind = Schema::Kind::name}, Format<Dictionary<UncertainValue>>::schema(definitions)}};
}

}  // namespace vaerdi::document

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<StateCostDocument>& StateCostDocument::fields() {
    static const auto list = Fields<StateCostDocument>("state cost")
                                 .optional("name", &StateCostDocument::name,
                                           {"What is paid for; the state's name when absent",
                                            "Hvad der betales for; tilstandens navn, når intet er skrevet"},
                                           {{"Name", "Navn"}, Size::large})
                                 .optional("category", &StateCostDocument::category,
                                           {"Category of the catalogue; groups the tables",
                                            "Kategori i kataloget; grupperer tabellerne"},
                                           {{"Category", "Kategori"}, Size::large})
                                 .optional("payer", &StateCostDocument::payer,
                                           {"Who pays (default: region)", "Hvem betaler (standard: region)"},
                                           {{"Payer", "Betaler"}, Size::large})
                                 .required("amount", &StateCostDocument::amount,
                                           {"For a year in the state, e.g. 60_000 DKK/year",
                                            "For et år i tilstanden, fx 60_000 DKK/year"},
                                           {{"Amount", "Beløb"}, Size::large})
                                 .placed(&StateCostDocument::at);
    return list;
}

const Fields<EventDocument>& EventDocument::fields() {
    static const auto list =
        Fields<EventDocument>("event")
            .optional("title", &EventDocument::title, {"What happens", "Hvad der sker"},
                      {{"Event", "Hændelse"}, Size::large})
            .optional("from", &EventDocument::from,
                      {"States that are left; any when absent",
                       "Tilstande, der forlades; alle, når intet er skrevet"},
                      {{"From", "Fra"}, Size::large})
            .required("into", &EventDocument::into, {"States that are entered", "Tilstande, der indtrædes i"},
                      {{"Into", "Til"}, Size::large})
            .optional("category", &EventDocument::category,
                      {"Category of the catalogue; groups the tables",
                       "Kategori i kataloget; grupperer tabellerne"},
                      {{"Category", "Kategori"}, Size::large})
            .optional("payer", &EventDocument::payer,
                      {"Who pays (default: region)", "Hvem betaler (standard: region)"},
                      {{"Payer", "Betaler"}, Size::large})
            .optional("amount", &EventDocument::amount,
                      {"Cost of one event, e.g. 80_000 DKK", "Udgift til én hændelse, fx 80_000 DKK"},
                      {{"Amount", "Beløb"}, Size::large})
            .optional("utility", &EventDocument::utility,
                      {"QALYs gained (or lost, below nil) by one event",
                       "QALY vundet (eller tabt, under nul) ved én hændelse"},
                      {{"QALYs", "QALY"}, Size::large})
            .placed(&EventDocument::at);
    return list;
}

const Fields<HealthDocument>& HealthDocument::fields() {
    static const auto list =
        Fields<HealthDocument>("health")
            .optional(
                "model", &HealthDocument::model,
                {"cohort: shares of those who begin, cycle by cycle (default); survival: states read off "
                 "survival curves; individual: people one by one, in continuous time; tree: chances one "
                 "after another",
                 "cohort: andele af dem, der begynder, cyklus for cyklus (standard); survival: tilstande "
                 "aflæst af overlevelseskurver; individual: personer én for én, i kontinuert tid; tree: "
                 "tilfældigheder efter hinanden"},
                {{"Model", "Model"}, Size::large})
            .optional("cycle", &HealthDocument::cycle,
                      {"Length of a cycle, e.g. 1 year or 1 month (default: 1 year)",
                       "Længden af en cyklus, fx 1 year eller 1 month (standard: 1 year)"},
                      {{"Cycle", "Cyklus"}, Size::large, "years"})
            .optional("accrual", &HealthDocument::accrual,
                      {"Which rows of the trace count (default: half-cycle)",
                       "Hvilke rækker i forløbet der tæller (standard: half-cycle)"},
                      {{"Accrual", "Optælling"}, Size::large})
            .optional("start_age", &HealthDocument::start_age,
                      {"Age at the start; formulas then know age", "Alder ved start; formler kender så age"},
                      {{"Age at start", "Startalder"}, Size::large})
            .optional("tree", &HealthDocument::tree,
                      {"A decision tree: alone, or leading into the states of a cohort",
                       "Et beslutningstræ: alene, eller førende til tilstandene i en kohorte"},
                      {{"Decision tree", "Beslutningstræ"}, Size::large})
            .optional("states", &HealthDocument::states,
                      {"The states: a list of names, or names with titles",
                       "Tilstandene: en liste af navne, eller navne med titler"},
                      {{"States", "Tilstande"}, Size::large})
            .optional("start", &HealthDocument::start,
                      {"Where everybody begins: a state (default: the first), or shares",
                       "Hvor alle begynder: en tilstand (standard: den første) eller andele"},
                      {{"Start", "Start"}, Size::large})
            .optional("dead", &HealthDocument::dead,
                      {"States without life (default: the state called dead)",
                       "Tilstande uden liv (standard: tilstanden dead)"},
                      {{"Dead", "Død"}, Size::large})
            .optional(
                "transitions", &HealthDocument::transitions,
                {"Probability in a cycle of going from one state to another: {well: {ill: 5 %, dead: 1 %}}; "
                 "the rest stays, or goes where `rest` is written",
                 "Sandsynlighed i en cyklus for at gå fra én tilstand til en anden: {well: {ill: 5 %, dead: "
                 "1 %}}; resten bliver, eller går, hvor der står `rest`"},
                {{"Transitions", "Overgange"}, Size::large})
            .optional("curves", &HealthDocument::curves,
                      {"Survival curves by name, for formulas and for until:",
                       "Overlevelseskurver ved navn, til formler og til until:"},
                      {{"Survival curves", "Overlevelseskurver"}, Size::large})
            .optional(
                "until", &HealthDocument::until,
                {"In a survival model the curve of those not yet past a state: {stable: pfs, progressed: os}",
                 "I en overlevelsesmodel kurven for dem, der endnu ikke er forbi en tilstand: {stable: pfs, "
                 "progressed: os}"},
                {{"Until", "Indtil"}, Size::large})
            .optional(
                "event_times", &HealthDocument::event_times,
                {"Of individuals, when they go from one state to another: {well: {ill: {weibull: {shape: "
                 "1.2, scale: 8}}, dead: {exponential: {rate: 0.02}}}}; the earliest decides; 'living' "
                 "means every state with life",
                 "For individer, hvornår de går fra én tilstand til en anden: {well: {ill: {weibull: "
                 "{shape: 1.2, scale: 8}}, dead: {exponential: {rate: 0.02}}}}; den tidligste afgør; "
                 "'living' er alle tilstande med liv"},
                {{"Times of events", "Tider for hændelser"}, Size::large})
            .optional("clock", &HealthDocument::clock,
                      {"What times run from where nothing else is said: reset (entering the state; default), "
                       "forward (the start), age (birth)",
                       "Hvad tider løber fra, hvor intet andet er sagt: reset (indtræden i tilstanden; "
                       "standard), forward (start), age (fødsel)"},
                      {{"Clock", "Ur"}, Size::large})
            .optional("individuals", &HealthDocument::individuals,
                      {"Who the people of an individual model are, and how many are simulated",
                       "Hvem personerne i en individmodel er, og hvor mange der simuleres"},
                      {{"Individuals", "Individer"}, Size::large})
            .optional("utilities", &HealthDocument::utilities,
                      {"Quality of life in each state, 1 is full health: gives QALYs",
                       "Livskvalitet i hver tilstand, 1 er fuldt helbred: giver QALY"},
                      {{"Utilities", "Livskvalitet"}, Size::large})
            .optional("costs", &HealthDocument::costs,
                      {"What a year in a state costs; 'living' means every state with life",
                       "Hvad et år i en tilstand koster; 'living' er alle tilstande med liv"},
                      {{"Costs", "Udgifter"}, Size::large})
            .optional("events", &HealthDocument::events,
                      {"Transitions that are counted, cost something or change quality of life",
                       "Overgange, der tælles, koster noget eller ændrer livskvaliteten"},
                      {{"Events", "Hændelser"}, Size::large})
            .optional(
                "expected", &HealthDocument::expected,
                {"What is known from elsewhere, which the model is held against: {revisions: {by: 10 years, "
                 "value: 5.5 %}}",
                 "Hvad der vides andetstedsfra, som modellen holdes op imod: {revisions: {by: 10 years, "
                 "value: 5.5 %}}"},
                {{"Expected", "Forventet"}, Size::large})
            .placed(&HealthDocument::at);
    return list;
}

}  // namespace vaerdi::value
