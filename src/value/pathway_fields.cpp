// Pathways of a case: their steps, and what each takes.
#include "value/case_document.h"

namespace vaerdi::value {

using document::Fields;
using document::Size;

const Fields<ResourceDocument>& ResourceDocument::fields() {
    static const auto list =
        Fields<ResourceDocument>("resource")
            .optional("title", &ResourceDocument::title,
                      {"Name of the team, room or machine", "Holdets, rummets eller maskinens navn"},
                      {{"Resource", "Ressource"}, Size::large})
            .required("cost", &ResourceDocument::cost,
                      {"Cost of having the capacity, e.g. 560_000 DKK/year",
                       "Omkostning ved at have kapaciteten, fx 560_000 DKK/year"},
                      {{"Cost", "Omkostning"}, Size::large})
            .required("capacity", &ResourceDocument::capacity,
                      {"Practical capacity, e.g. 700_000 minutes/year",
                       "Praktisk kapacitet, fx 700_000 minutes/year"},
                      {{"Capacity", "Kapacitet"}, Size::large})
            .optional("used", &ResourceDocument::used,
                      {"Minutes used in all, when other work than these pathways counts too",
                       "Brugte minutter i alt, når andet arbejde end disse forløb også tæller"},
                      {{"Used", "Brugt"}, Size::large})
            .optional(
                "staff", &ResourceDocument::staff,
                {"Staff group, when the resource is people", "Personalegruppe, når ressourcen er mennesker"},
                {{"Staff group", "Personalegruppe"}, Size::large})
            .optional("source", &ResourceDocument::source,
                      {"Where the numbers come from", "Hvor tallene kommer fra"},
                      {{"Source", "Kilde"}, Size::large})
            .optional("note", &ResourceDocument::note,
                      {"A remark for the reader", "En bemærkning til læseren"},
                      {{"Note", "Bemærkning"}, Size::large})
            .placed(&ResourceDocument::at);
    return list;
}

const Fields<StepDocument>& StepDocument::fields() {
    static const auto list =
        Fields<StepDocument>("step")
            .required("name", &StepDocument::name, {"What is done", "Hvad der gøres"},
                      {{"Step", "Trin"}, Size::large})
            .required("who", &StepDocument::who,
                      {"A resource of the case, or a staff group of the catalogue",
                       "En ressource i værdicasen eller en personalegruppe i kataloget"},
                      {{"Who", "Hvem"}, Size::large})
            .required("minutes", &StepDocument::minutes, {"Minutes each time", "Minutter hver gang"},
                      {{"Minutes", "Minutter"}, Size::large, "minutes"})
            .optional("times", &StepDocument::times,
                      {"How many times for each (40 % for a step that only some need)",
                       "Hvor mange gange for hver (40 % for et trin, som kun nogle skal igennem)"},
                      {{"Times", "Gange"}, Size::large})
            .placed(&StepDocument::at);
    return list;
}

const Fields<PathwayDocument>& PathwayDocument::fields() {
    static const auto list =
        Fields<PathwayDocument>("pathway")
            .optional("title", &PathwayDocument::title, {"Name of the pathway", "Forløbets navn"},
                      {{"Pathway", "Forløb"}, Size::large})
            .optional("per", &PathwayDocument::per,
                      {"patient (default), procedure, unit, year or once",
                       "patient (standard), procedure, unit, year eller once"},
                      {{"Counted per", "Regnes pr."}, Size::large})
            .required("steps", &PathwayDocument::steps,
                      {"The steps: who, how many minutes, how often",
                       "Trinene: hvem, hvor mange minutter, hvor tit"},
                      {{"Steps", "Trin"}, Size::large})
            .placed(&PathwayDocument::at);
    return list;
}

}  // namespace vaerdi::value
