#include "parser.hpp"

// The general way: a whole record as flat tokens, every value validated. Recursion is bounded by max_depth.

namespace {

using namespace simdjson;

struct exporter {
  csj_parser &parser;
  const uint8_t *record;
  int32_t max_depth;

  uint32_t add(uint8_t kind) {
    parser.tokens.push_back({uint32_t(parser.text.count), 0, 0, kind});
    return uint32_t(parser.tokens.size() - 1);
  }

  void close(uint32_t token, size_t length) {
    parser.tokens[token].length = uint32_t(length);
    parser.tokens[token].next = uint32_t(parser.tokens.size());
  }

  /// Sets where the bytes of an object or array lie in the record.
  void place(uint32_t token, std::string_view raw) {
    parser.tokens[token].offset =
        uint32_t(reinterpret_cast<const uint8_t *>(raw.data()) - record);
    parser.tokens[token].length = uint32_t(trimmed(raw));
  }

  /// Length without blanks at the end: simdjson's raw text reaches to the next token.
  static size_t trimmed(std::string_view raw) {
    size_t count = raw.size();
    while (count && (raw[count - 1] == ' ' || raw[count - 1] == '\n' || raw[count - 1] == '\r' ||
                     raw[count - 1] == '\t'))
      count--;
    return count;
  }

  int32_t put_string(uint8_t kind, const uint8_t *start) {
    const string_end end = find_string_end(start);
    uint8_t *out = parser.text.room(end.length + 16);
    if (!out) return MEMALLOC;
    const uint32_t token = add(kind);
    size_t count = end.length;
    if (end.escaped) {
      const ptrdiff_t unescaped = csj_unescape(start, end.length, out);
      if (unescaped < 0) return CSJ_ERROR_STRING;
      count = size_t(unescaped);
    } else {
      memcpy(out, start, count);
    }
    parser.text.count += count;
    close(token, count);
    return 0;
  }

  int32_t put_raw(uint8_t kind, std::string_view raw) {
    const size_t count = trimmed(raw);
    uint8_t *out = parser.text.room(count);
    if (!out) return MEMALLOC;
    const uint32_t token = add(kind);
    memcpy(out, raw.data(), count);
    parser.text.count += count;
    close(token, count);
    return 0;
  }

  int32_t put_object(ondemand::object object, int32_t depth) {
    const uint32_t token = add(CSJ_OBJECT);
    for (auto entry : object) {
      ondemand::field field;
      if (auto error = std::move(entry).get(field)) return error;
      const uint8_t *key = reinterpret_cast<const uint8_t *>(field.key().raw());
      if (const int32_t error = put_string(CSJ_KEY, key)) return error;
      if (const int32_t error = put(field.value(), depth)) return error;
    }
    close(token, 0);
    return 0;
  }

  int32_t put_array(ondemand::array array, int32_t depth) {
    const uint32_t token = add(CSJ_ARRAY);
    for (auto entry : array) {
      ondemand::value element;
      if (auto error = std::move(entry).get(element)) return error;
      if (const int32_t error = put(element, depth)) return error;
    }
    close(token, 0);
    return 0;
  }

  int32_t put(ondemand::value value, int32_t depth) {
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    switch (type) {
      case ondemand::json_type::object: {
        if (depth >= max_depth) return CSJ_ERROR_TOO_DEEP;
        ondemand::object object;
        if (auto error = value.get_object().get(object)) return error;
        const uint32_t token = uint32_t(parser.tokens.size());
        if (const int32_t error = put_object(object, depth + 1)) return error;
        std::string_view raw;
        if (auto error = object.raw_json().get(raw)) return error;
        place(token, raw);
        return 0;
      }
      case ondemand::json_type::array: {
        if (depth >= max_depth) return CSJ_ERROR_TOO_DEEP;
        ondemand::array array;
        if (auto error = value.get_array().get(array)) return error;
        const uint32_t token = uint32_t(parser.tokens.size());
        if (const int32_t error = put_array(array, depth + 1)) return error;
        std::string_view raw;
        if (auto error = array.raw_json().get(raw)) return error;
        place(token, raw);
        return 0;
      }
      case ondemand::json_type::string: {
        ondemand::raw_json_string raw;
        if (auto error = value.get_raw_json_string().get(raw)) return error;
        return put_string(CSJ_STRING, reinterpret_cast<const uint8_t *>(raw.raw()));
      }
      case ondemand::json_type::number: {
        const std::string_view raw = value.raw_json_token();
        double ignored;
        const auto error = value.get_double().get(ignored);
        // A number too large for a double is still a number: its digits are kept as text.
        if (error && error != NUMBER_OUT_OF_RANGE) {
          if (!all_digits(raw)) return error;
        }
        return put_raw(CSJ_NUMBER, raw);
      }
      case ondemand::json_type::boolean: {
        bool flag;
        if (auto error = value.get_bool().get(flag)) return error;
        return put_raw(flag ? CSJ_TRUE : CSJ_FALSE, flag ? "true" : "false");
      }
      case ondemand::json_type::null: {
        bool null;
        if (auto error = value.is_null().get(null)) return error;
        if (!null) return N_ATOM_ERROR;
        const uint32_t token = add(CSJ_NULL);
        close(token, 0);
        return 0;
      }
      default: return TAPE_ERROR;
    }
  }

  static bool all_digits(std::string_view raw) {
    for (const char c : raw)
      if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') return false;
    return true;
  }
};

}  // namespace

extern "C" int32_t csj_export(
    csj_parser *parser, const uint8_t *record, size_t length, int32_t max_depth) {
  parser->tokens.clear();
  parser->text.count = 0;
  ondemand::document document;
  if (auto error = parser->ondemand
                       .iterate(reinterpret_cast<const char *>(record), length,
                                length + SIMDJSON_PADDING)
                       .get(document))
    return error;
  ondemand::json_type type;
  if (auto error = document.type().get(type)) return error;
  if (type != ondemand::json_type::object) return CSJ_ERROR_NOT_OBJECT;
  ondemand::object object;
  if (auto error = document.get_object().get(object)) return error;
  exporter out{*parser, record, max_depth};
  if (const int32_t error = out.put_object(object, 1)) return error;
  parser->tokens[0].length = uint32_t(length);
  parser->tokens[0].offset = 0;
  return document.current_location().error() == OUT_OF_BOUNDS ? 0 : CSJ_ERROR_TRAILING;
}

extern "C" const csj_token *csj_tokens(const csj_parser *parser, size_t *count) {
  *count = parser->tokens.size();
  return parser->tokens.data();
}

extern "C" const uint8_t *csj_text(const csj_parser *parser, size_t *length) {
  *length = parser->text.count;
  return parser->text.bytes;
}
