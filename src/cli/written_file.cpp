#include "cli/written_file.h"

#include <fstream>

#include "cli/commands.h"

namespace vaerdi::cli {

void write_file(const std::string& file, const std::string& text, Console& console) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
        console.err << "vaerdi: " << file << ": "
                    << pick(console.language,
                            "it cannot be written; does the folder exist, and may you write there?",
                            "filen kan ikke skrives; findes mappen, og må du skrive i den?")
                    << "\n";
        console.exit_code = wrong_use;
        return;
    }
    console.out << file << "\n";
}

}  // namespace vaerdi::cli
