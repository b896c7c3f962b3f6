#include "warehouse/pseudonym_function.h"

#include <sodium.h>

#include <array>
#include <functional>
#include <optional>

#include "warehouse/duckdb_database.h"

namespace vaerdi::warehouse {
namespace {

using Digits = std::array<char, 32>;

/// Pseudonyms of one domain: the hash that has taken in its key is begun once and goes on from there.
class Domain {
  public:
    explicit Domain(const PseudonymKey& key) {
        crypto_generichash_init(&begun_, key.bytes().data(), key.bytes().size(), hash_bytes);
    }
    ~Domain() { sodium_memzero(&begun_, sizeof begun_); }
    Domain(const Domain&) = delete;
    Domain& operator=(const Domain&) = delete;

    Digits digits_of(std::string_view identifier) const {
        auto state = begun_;
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(identifier.data()),
                                  identifier.size());
        std::array<unsigned char, hash_bytes> hash{};
        crypto_generichash_final(&state, hash.data(), hash.size());
        constexpr std::string_view hexadecimal = "0123456789abcdef";
        Digits digits{};
        for (std::size_t i = 0; i < hash.size(); ++i) {
            digits[2 * i] = hexadecimal[hash[i] >> 4U];
            digits[2 * i + 1] = hexadecimal[hash[i] & 15U];
        }
        return digits;
    }

  private:
    static constexpr std::size_t hash_bytes = 16;
    crypto_generichash_state begun_{};
};

/// The pseudonyms of one chunk that were made last: a surgeon has many rows. The identifiers stay where they
/// are.
class Recent {
  public:
    const Digits& of(const Domain& domain, std::string_view identifier) {
        auto& place = places_[std::hash<std::string_view>{}(identifier) % places_.size()];
        if (place.identifier != identifier) place = {identifier, domain.digits_of(identifier)};
        return place.digits;
    }
    void forget() { places_.fill({}); }

  private:
    struct Place {
        std::string_view identifier;
        Digits digits{};
    };
    std::array<Place, 1024> places_{};
};

std::string_view text_at(duckdb_string_t* texts, idx_t row) {
    return {duckdb_string_t_data(&texts[row]), duckdb_string_t_length(texts[row])};
}

bool is_known(const std::uint64_t* validity, idx_t row) {
    return validity == nullptr || (validity[row / 64] >> row % 64 & 1U) != 0;
}

using SharedKey = std::shared_ptr<const PseudonymKey>;
template <class Kept>
void delete_kept(void* kept) {
    delete static_cast<Kept*>(kept);
}

void bind_pseudonym(duckdb_bind_info info) {
    const auto& keys =
        *static_cast<std::shared_ptr<KeyRing>*>(duckdb_scalar_function_bind_get_extra_info(info));
    duckdb_client_context context = nullptr;
    duckdb_scalar_function_get_client_context(info, &context);
    auto key = keys->of(duckdb_client_context_get_connection_id(context));
    duckdb_destroy_client_context(&context);
    if (!key) {
        duckdb_scalar_function_bind_set_error(info, "there is no key for pseudonyms");
        return;
    }
    duckdb_scalar_function_set_bind_data(info, new SharedKey(std::move(key)), delete_kept<SharedKey>);
    duckdb_scalar_function_set_bind_data_copy(
        info, [](void* kept) -> void* { return new SharedKey(*static_cast<SharedKey*>(kept)); });
}

/// One chunk of rows; several threads come here at once.
void fill_pseudonyms(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
    const auto& key = **static_cast<SharedKey*>(duckdb_scalar_function_get_bind_data(info));
    const auto rows = duckdb_data_chunk_get_size(input);
    auto* domains = duckdb_data_chunk_get_vector(input, 0);
    auto* identifiers = duckdb_data_chunk_get_vector(input, 1);
    const auto* known_domains = duckdb_vector_get_validity(domains);
    const auto* known_identifiers = duckdb_vector_get_validity(identifiers);
    auto* domain_texts = static_cast<duckdb_string_t*>(duckdb_vector_get_data(domains));
    auto* identifier_texts = static_cast<duckdb_string_t*>(duckdb_vector_get_data(identifiers));
    duckdb_vector_ensure_validity_writable(output);
    auto* known = duckdb_vector_get_validity(output);

    std::string name;
    std::optional<Domain> domain;
    Recent recent;
    for (idx_t row = 0; row < rows; ++row) {
        const bool given = is_known(known_domains, row) && is_known(known_identifiers, row) &&
                           duckdb_string_t_length(identifier_texts[row]) > 0;
        if (!given) {
            duckdb_validity_set_row_invalid(known, row);
            continue;
        }
        if (const auto here = text_at(domain_texts, row); !domain || here != name) {
            name = here;
            domain.emplace(key.of_domain(name));
            recent.forget();
        }
        const auto& digits = recent.of(*domain, text_at(identifier_texts, row));
        duckdb_vector_assign_string_element_len(output, row, digits.data(), digits.size());
    }
}

}  // namespace

void KeyRing::take(idx_t connection, PseudonymKey key) {
    const std::scoped_lock lock(mutex_);
    keys_[connection] = std::make_shared<const PseudonymKey>(std::move(key));
}

void KeyRing::forget(idx_t connection) {
    const std::scoped_lock lock(mutex_);
    keys_.erase(connection);
}

std::shared_ptr<const PseudonymKey> KeyRing::of(idx_t connection) const {
    const std::scoped_lock lock(mutex_);
    const auto found = keys_.find(connection);
    return found == keys_.end() ? nullptr : found->second;
}

idx_t number_of(duckdb_connection connection) {
    duckdb_client_context context = nullptr;
    duckdb_connection_get_client_context(connection, &context);
    const auto number = duckdb_client_context_get_connection_id(context);
    duckdb_destroy_client_context(&context);
    return number;
}

void register_pseudonym_function(duckdb_connection connection, const std::shared_ptr<KeyRing>& keys) {
    auto* text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
    auto* function = duckdb_create_scalar_function();
    duckdb_scalar_function_set_name(function, "pseudonym");
    duckdb_scalar_function_add_parameter(function, text);  // domain
    duckdb_scalar_function_add_parameter(function, text);  // identifier
    duckdb_scalar_function_set_return_type(function, text);
    duckdb_scalar_function_set_extra_info(function, new std::shared_ptr<KeyRing>(keys),
                                          delete_kept<std::shared_ptr<KeyRing>>);
    duckdb_scalar_function_set_bind(function, bind_pseudonym);
    duckdb_scalar_function_set_function(function, fill_pseudonyms);
    const auto state = duckdb_register_scalar_function(connection, function);
    duckdb_destroy_scalar_function(&function);
    duckdb_destroy_logical_type(&text);
    if (state == DuckDBError)
        throw WarehouseFailure(
            {"DuckDB takes no function for pseudonyms", "DuckDB modtager ingen pseudonymfunktion"});
}

std::string pseudonym(const PseudonymKey& key, std::string_view domain, std::string_view identifier) {
    if (identifier.empty()) return {};
    const auto digits = Domain(key.of_domain(domain)).digits_of(identifier);
    return {digits.data(), digits.size()};
}

void use_pseudonyms(Database& duckdb, PseudonymKey key) {
    auto& connection = dynamic_cast<DuckDb&>(duckdb);
    connection.keys().take(number_of(connection.connection()), std::move(key));
}

}  // namespace vaerdi::warehouse
