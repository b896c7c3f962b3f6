#include "pages/pages.h"

#include <algorithm>

namespace vaerdi::pages {

const Page* page(std::string_view path) {
    const auto all = pages();
    const auto found = std::ranges::lower_bound(all, path, {}, &Page::path);
    return found != all.end() && found->path == path ? &*found : nullptr;
}

}  // namespace vaerdi::pages
