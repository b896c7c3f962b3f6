// The examples as a workbench would ask about them.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "workbench/answer.h"
#include "workbench/read_request.h"

namespace vaerdi::workbench {

inline std::string file_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline std::vector<std::string> example_names() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(VAERDI_SOURCE_DIR) + "/examples")) {
        if (std::filesystem::exists(entry.path() / "case.yaml"))
            names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

inline Surroundings example(const std::string& name) {
    const auto folder = std::string(VAERDI_SOURCE_DIR) + "/examples/" + name;
    return {{"purchases/" + name + "/case.yaml", file_text(folder + "/case.yaml")}, 3, {}};
}

template <class Request>
Request asked(const std::string& body) {
    auto read = read_request<Request>(body);
    if (const auto* refusal = std::get_if<Refusal>(&read)) ADD_FAILURE() << refusal->message.en;
    return std::holds_alternative<Request>(read) ? std::get<Request>(std::move(read)) : Request{};
}

inline nlohmann::json json_in(const Answer& answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer)) {
        ADD_FAILURE() << refusal_json(*refusal, Language::english);
        return {};
    }
    return nlohmann::json::parse(std::get<std::string>(answer));
}

inline Refusal refusal_in(const Answer& answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer)) return *refusal;
    ADD_FAILURE() << "it was answered";
    return {};
}

}  // namespace vaerdi::workbench
