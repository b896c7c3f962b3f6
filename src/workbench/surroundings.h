// What a question needs beside its own text: the document it is about, as the store holds it, and the
// workspace's catalogue. Whoever answers HTTP looks them up; nothing here reads a store or a file.
#pragma once

#include <string>
#include <vector>

namespace vaerdi::workbench {

struct NamedText {
    std::string name;  ///< as findings name it: purchases/tavi/case.yaml, catalogue/own.yaml
    std::string text;
};

struct Surroundings {
    NamedText document;                  ///< the stored document, or the text of the request under some name
    int version = 0;                     ///< of the stored document; 0 for a text
    std::vector<NamedText> catalogue{};  ///< the workspace's files, by name; laid over the shipped ones
};

}  // namespace vaerdi::workbench
