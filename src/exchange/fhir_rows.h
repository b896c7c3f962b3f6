// Rows made of FHIR resources, as the mapping asks for them.
#pragma once

#include <vector>

#include "exchange/data_file.h"
#include "exchange/rewritten.h"
#include "fhir/read_fhir.h"

namespace vaerdi::exchange {

/// Reads all files together – the resources of a patient may lie in any of them – and writes the rows as CSV.
/// Resources that could not be used become broken rows; what became of the others is said by type. Throws
/// ImportRefused.
Rewritten fhir_rows(const std::vector<OpenedFile>& files, const fhir::Request& request,
                    const PrivateFolder& folder);

/// The files as the room fhir reads them; they must outlive what is returned.
std::vector<fhir::File> as_fhir(const std::vector<OpenedFile>& files);

}  // namespace vaerdi::exchange
