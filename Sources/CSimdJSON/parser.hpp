#ifndef CROSSTRAIL_PARSER_HPP
#define CROSSTRAIL_PARSER_HPP

#include "CSimdJSON.h"

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include <simdjson.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

/// Bytes that grow without being zeroed, and that are kept between records.
struct byte_buffer {
  uint8_t *bytes = nullptr;
  size_t count = 0, capacity = 0;

  ~byte_buffer() { free(bytes); }

  /// Room for `extra` more bytes; null when memory is out.
  uint8_t *room(size_t extra) {
    if (count + extra > capacity) {
      const size_t wanted = (count + extra) * 2;
      uint8_t *grown = static_cast<uint8_t *>(realloc(bytes, wanted));
      if (!grown) return nullptr;
      bytes = grown;
      capacity = wanted;
    }
    return bytes + count;
  }
};

struct csj_parser {
  simdjson::ondemand::parser ondemand;
  byte_buffer arena;
  byte_buffer text;
  std::vector<csj_token> tokens;
  /// JSON that stands inside a record's text, made readable, and the parser that reads it.
  byte_buffer packed;
  std::unique_ptr<csj_parser> inner;
};

/// The end of a JSON string that begins at `start`, and whether it holds a backslash.
struct string_end {
  size_t length;
  bool escaped;
};

/// Finds the closing quote. simdjson has checked that there is one, and 64 bytes behind the record are readable.
static inline string_end find_string_end(const uint8_t *start) {
  size_t at = 0;
  bool escaped = false;
#if defined(__x86_64__)
  const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
  for (;;) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(start + at));
    const unsigned quotes = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(v, quote)));
    const unsigned slashes = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(v, slash)));
    if (!(quotes | slashes)) {
      at += 16;
      continue;
    }
    const unsigned first = unsigned(__builtin_ctz(quotes | slashes));
    if (!(slashes >> first & 1)) return {at + first, escaped};
    escaped = true;
    at += first + 2;
  }
#else
  while (start[at] != '"') {
    escaped = escaped || start[at] == '\\';
    at += start[at] == '\\' ? 2 : 1;
  }
  return {at, escaped};
#endif
}

/// Unescapes a JSON string into `out`, which has room for 16 bytes more than `length`; returns the count, or -1 for a bad
/// escape.
ptrdiff_t csj_unescape(const uint8_t *start, size_t length, uint8_t *out);

#endif
