// Any bytes as the body of a request to the workbench: read, and answered when it can be read. Whatever is
// refused has words in both languages, and every answer is JSON.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "require.h"
#include "workbench/answer.h"
#include "workbench/catalogue_answer.h"
#include "workbench/read_request.h"

namespace {

using namespace vaerdi;
using namespace vaerdi::workbench;

void require_words(const Refusal& refusal) {
    require(!refusal.message.en.empty() && !refusal.message.da.empty());
    require(nlohmann::json::accept(refusal_json(refusal, Language::danish)));
}

void require_json(const Answer& answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer)) return require_words(*refusal);
    require(nlohmann::json::accept(std::get<std::string>(answer)));
}

constexpr auto small_case = R"(case: 1
title: Small
start: 2025
price_year: 2024
horizon: 2 years
comparator: a
alternatives: {a: A, b: B}
parameters:
  p: {unit: DKK, by: {a: 10, b: {value: 20, range: [10, 30]}}}
lines:
  - {name: Bought, category: price.purchase, payer: region, amount: p}
)";

/// Asks the engine; a text in the request is the case, else the small one is.
template <class Request>
void ask(std::string_view body, WarmCases& cases) {
    auto read = read_request<Request>(body);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return require_words(*refusal);
    auto request = std::get<Request>(std::move(read));
    request.draws.value = request.draws.value % 100;
    request.draws.at = {1, 1};
    const Surroundings surroundings{{"case.yaml", request.text.empty() ? small_case : request.text}, 0, {}};
    require_json(answer(request, surroundings, cases, {}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static WarmCases cases({.cases = 4, .bytes = 16 << 20});
    const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
    // The first byte chooses the question.
    switch (data[0] % 6) {
        case 0:
            ask<AssessRequest>(body, cases);
            break;
        case 1:
            ask<PriceRequest>(body, cases);
            break;
        case 2:
            ask<SensitivityRequest>(body, cases);
            break;
        case 3:
            ask<ExplainRequest>(body, cases);
            break;
        case 4: {
            const auto read = read_request<ConvertRequest>(body);
            if (const auto* request = std::get_if<ConvertRequest>(&read)) require_json(answer(*request, {}));
            break;
        }
        default: {
            const auto read = read_request<CheckRequest>(body);
            if (const auto* request = std::get_if<CheckRequest>(&read))
                require_json(answer(*request, {{"document.yaml", request->text}, 0, {}}, {}));
        }
    }
    return 0;
}
