// Examples and templates to begin from.
#include "server/answers.h"
#include "server/handlers.h"
#include "server/query.h"
#include "server/site.h"
#include "server/starting_points.h"

namespace vaerdi::server {
namespace {

ExampleAnswer told(const Example& example, Language language) {
    return {example.name, example.title.in(language), example.summary.in(language), example.size};
}

Response examples_told(const Request& request, const Caller& caller) {
    const auto language = language_asked(request, caller.person.language);
    std::vector<ExampleAnswer> list;
    for (const auto& example : all_examples()) list.push_back(told(example, language));
    return answered(list);
}

Response example_told(const Request& request, const Caller& caller) {
    const auto* example = example_named(request.part("name"));
    if (example == nullptr) refuse_not_found();
    const auto language = language_asked(request, caller.person.language);
    return answered(ExampleTextAnswer{told(*example, language), std::string(example->text)});
}

Response template_told(const Request& request, const Caller& caller) {
    const auto size = request.part("size");
    const auto text = template_text(size, language_asked(request, caller.person.language));
    if (!text) refuse_not_found();
    return answered(TemplateAnswer{size, std::string(*text)});
}

}  // namespace

void add_starting_point_routes(Routes& routes, Site&) {
    routes.add({.method = Method::get,
                .pattern = "/api/examples",
                .summary = {"Purchases to learn from", "Indkøb at lære af"},
                .handler = [](const Request& request,
                              const Caller* caller) { return examples_told(request, *caller); },
                .answer = workbench::answer_shape<std::vector<ExampleAnswer>>,
                .query = {"language"}});
    routes.add({.method = Method::get,
                .pattern = "/api/examples/{name}",
                .summary = {"The value case of an example", "Værdicasen i et eksempel"},
                .handler = [](const Request& request,
                              const Caller* caller) { return example_told(request, *caller); },
                .answer = workbench::answer_shape<ExampleTextAnswer>,
                .query = {"language"}});
    routes.add({.method = Method::get,
                .pattern = "/api/templates/{size}",
                .summary = {"A commented case to begin with: small, medium or large",
                            "En værdicase med vejledning at begynde med: small, medium eller large"},
                .handler = [](const Request& request,
                              const Caller* caller) { return template_told(request, *caller); },
                .answer = workbench::answer_shape<TemplateAnswer>,
                .query = {"language"}});
}

}  // namespace vaerdi::server
