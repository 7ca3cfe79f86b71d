#include "parser.hpp"

#include <new>
#include <string>

extern "C" const char *csj_version(void) {
  // The numbers are enumerators, which no macro can turn into text.
  static const std::string version = std::to_string(int(simdjson::SIMDJSON_VERSION_MAJOR)) + "." +
                                     std::to_string(int(simdjson::SIMDJSON_VERSION_MINOR)) + "." +
                                     std::to_string(int(simdjson::SIMDJSON_VERSION_REVISION));
  return version.c_str();
}

extern "C" const char *csj_error_message(int32_t code) {
  switch (code) {
    case CSJ_ERROR_ESCAPED_KEY: return "a key is written with escapes";
    case CSJ_ERROR_TOO_DEEP: return "nested too deep";
    case CSJ_ERROR_STRING: return "a text holds an escape that means no character";
    case CSJ_ERROR_NOT_OBJECT: return "not an object";
    case CSJ_ERROR_TRAILING: return "text follows the record";
    case CSJ_ERROR_OTHER_CASE: return "a key is written in another case";
    default: break;
  }
  if (code < 0 || code >= simdjson::NUM_ERROR_CODES) return "unknown error";
  return simdjson::error_message(static_cast<simdjson::error_code>(code));
}

extern "C" csj_parser *csj_parser_new(void) { return new (std::nothrow) csj_parser(); }

extern "C" void csj_parser_free(csj_parser *parser) { delete parser; }

extern "C" const uint8_t *csj_arena(const csj_parser *parser, size_t *length) {
  *length = parser->arena.count;
  return parser->arena.bytes;
}

extern "C" void csj_arena_reset(csj_parser *parser) { parser->arena.count = 0; }

static int hex_digit(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int code_unit(const uint8_t *digits) {
  int unit = 0;
  for (int i = 0; i < 4; i++) {
    const int digit = hex_digit(digits[i]);
    if (digit < 0) return -1;
    unit = unit << 4 | digit;
  }
  return unit;
}

ptrdiff_t csj_unescape(const uint8_t *in, size_t length, uint8_t *out) {
  const uint8_t *const end = in + length;
  uint8_t *const first = out;
  while (in < end) {
#if defined(__x86_64__)
    // What is copied too much is written over, or is the slack behind the text.
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(in));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), v);
    const unsigned slashes =
        unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
    ptrdiff_t run = slashes ? __builtin_ctz(slashes) : 16;
    if (run > end - in) run = end - in;
    in += run;
    out += run;
    if (in == end) break;
    if (*in != '\\') continue;
#else
    if (*in != '\\') {
      *out++ = *in++;
      continue;
    }
#endif
    if (end - in < 2) return -1;
    const uint8_t c = in[1];
    in += 2;
    switch (c) {
      case '"': case '\\': case '/': *out++ = c; continue;
      case 'b': *out++ = '\b'; continue;
      case 'f': *out++ = '\f'; continue;
      case 'n': *out++ = '\n'; continue;
      case 'r': *out++ = '\r'; continue;
      case 't': *out++ = '\t'; continue;
      case 'u': break;
      default: return -1;
    }
    if (end - in < 4) return -1;
    int point = code_unit(in);
    if (point < 0) return -1;
    in += 4;
    if (point >= 0xDC00 && point < 0xE000) return -1;
    if (point >= 0xD800 && point < 0xDC00) {
      if (end - in < 6 || in[0] != '\\' || in[1] != 'u') return -1;
      const int low = code_unit(in + 2);
      if (low < 0xDC00 || low > 0xDFFF) return -1;
      in += 6;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    if (point < 0x80) {
      *out++ = uint8_t(point);
    } else if (point < 0x800) {
      *out++ = uint8_t(0xC0 | point >> 6);
      *out++ = uint8_t(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      *out++ = uint8_t(0xE0 | point >> 12);
      *out++ = uint8_t(0x80 | (point >> 6 & 0x3F));
      *out++ = uint8_t(0x80 | (point & 0x3F));
    } else {
      *out++ = uint8_t(0xF0 | point >> 18);
      *out++ = uint8_t(0x80 | (point >> 12 & 0x3F));
      *out++ = uint8_t(0x80 | (point >> 6 & 0x3F));
      *out++ = uint8_t(0x80 | (point & 0x3F));
    }
  }
  return out - first;
}
