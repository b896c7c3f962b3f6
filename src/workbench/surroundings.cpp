#include "workbench/surroundings.h"

#include <algorithm>

namespace vaerdi::workbench {

value::FilesBeside files_beside(const Surroundings& surroundings) {
    const auto& document = surroundings.document.name;
    std::vector<std::string> folders{document.substr(0, document.rfind('/') + 1)};
    if (document.starts_with("purchases/")) {
        const auto purchase = document.find('/', document.find('/') + 1);
        if (purchase != std::string::npos) folders.push_back(document.substr(0, purchase + 1));
    }
    return [&surroundings, folders](const std::string& name) -> value::FileBeside {
        for (const auto& folder : folders) {
            const auto found = std::ranges::find(surroundings.draws, folder + name, &NamedText::name);
            if (found != surroundings.draws.end()) return {found->name, found->text, {}};
        }
        return {folders.front() + name,
                {},
                {"there is no such file in the purchase", "filen findes ikke i købet"}};
    };
}

}  // namespace vaerdi::workbench
