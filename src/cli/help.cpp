#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/style.h"

namespace vaerdi::cli {
namespace {

constexpr std::size_t name_columns = 32;
constexpr int page_columns = 100;

/// A name and what it means, the meaning in a column of its own.
std::string entry(const std::string& name, const std::string& meaning) {
    const auto text = "  " + name;
    const auto indent = static_cast<int>(name_columns);
    if (meaning.empty()) return text + "\n";
    auto block = wrapped(meaning, page_columns, indent);
    if (display_width(text) >= name_columns) return text + "\n" + block;
    block.replace(0, name_columns, padded(text, name_columns));
    return block;
}

class HelpLayout : public CLI::Formatter {
  public:
    explicit HelpLayout(Language language) : language_(language) {
        if (language_ != Language::danish) return;
        label("Usage", "Brug");
        label("OPTIONS", "TILVALG");
        label("SUBCOMMAND", "KOMMANDO");
        label("Positionals", "Argumenter");
    }

    std::string make_option(const CLI::Option* option, bool positional) const override {
        const auto name = make_option_name(option, positional) + make_option_opts(option);
        return entry(name, make_option_desc(option));
    }
    std::string make_option_opts(const CLI::Option* option) const override {
        const auto& type = option->get_type_name();
        return type.empty() ? type : " " + type;
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return entry(command->get_name(), command->get_description());
    }
    std::string make_group(std::string group, bool positional,
                           std::vector<const CLI::Option*> options) const override {
        if (group == "Options") group = pick(language_, "Options", "Tilvalg");
        return CLI::Formatter::make_group(std::move(group), positional, std::move(options));
    }

  private:
    Language language_;
};

}  // namespace

void lay_out_help(CLI::App& app, Language language) { app.formatter(std::make_shared<HelpLayout>(language)); }

}  // namespace vaerdi::cli
