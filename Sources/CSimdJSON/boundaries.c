#include "CSimdJSON.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The masks of 64 bytes: bit i says that byte i is such a character.
typedef struct {
  uint64_t quote, backslash, open, close, newline;
} masks;

#define ALWAYS static inline __attribute__((always_inline))

// [ and { differ from ] and } in two bits, and with bit 5 set each pair is one value.
#if defined(__x86_64__)

__attribute__((target("avx2"))) ALWAYS uint64_t join_avx2(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

__attribute__((target("avx2"))) ALWAYS masks masks_avx2(const uint8_t *bytes) {
  const __m256i a = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i b = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  const __m256i bit = _mm256_set1_epi8(0x20);
  const __m256i fa = _mm256_or_si256(a, bit), fb = _mm256_or_si256(b, bit);
#define BOTH(c, x, y) \
  join_avx2(_mm256_cmpeq_epi8(x, _mm256_set1_epi8(c)), _mm256_cmpeq_epi8(y, _mm256_set1_epi8(c)))
  masks m = {
      BOTH('"', a, b), BOTH('\\', a, b), BOTH('{', fa, fb), BOTH('}', fa, fb), BOTH('\n', a, b),
  };
#undef BOTH
  return m;
}

__attribute__((target("avx2,pclmul"))) ALWAYS uint64_t prefix_xor_clmul(uint64_t bits) {
  const __m128i all = _mm_set1_epi8((char)0xFF);
  return (uint64_t)_mm_cvtsi128_si64(
      _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), all, 0));
}

ALWAYS uint64_t gather_sse2(const __m128i v[4], char c) {
  const __m128i wanted = _mm_set1_epi8(c);
  uint64_t bits = 0;
  for (int i = 0; i < 4; i++)
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[i], wanted)) << (16 * i);
  return bits;
}

ALWAYS masks masks_base(const uint8_t *bytes) {
  const __m128i bit = _mm_set1_epi8(0x20);
  __m128i v[4], f[4];
  for (int i = 0; i < 4; i++) {
    v[i] = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    f[i] = _mm_or_si128(v[i], bit);
  }
  masks m = {
      gather_sse2(v, '"'), gather_sse2(v, '\\'), gather_sse2(f, '{'), gather_sse2(f, '}'),
      gather_sse2(v, '\n'),
  };
  return m;
}

#else

ALWAYS masks masks_base(const uint8_t *bytes) {
  masks m = {0, 0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    const uint64_t one = 1ull << i;
    const uint8_t c = bytes[i], folded = c | 0x20;
    if (c == '"') m.quote |= one;
    if (c == '\\') m.backslash |= one;
    if (folded == '{') m.open |= one;
    if (folded == '}') m.close |= one;
    if (c == '\n') m.newline |= one;
  }
  return m;
}

#endif

ALWAYS uint64_t prefix_xor_base(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Which characters are escaped, after simdjson's json_escape_scanner: a run of backslashes escapes what follows it when
// its length is odd, found by letting a subtraction carry through the run.
ALWAYS uint64_t find_escaped(uint64_t backslash, uint64_t *next_is_escaped) {
  if (!backslash) {
    const uint64_t escaped = *next_is_escaped;
    *next_is_escaped = 0;
    return escaped;
  }
  const uint64_t odd_bits = 0xAAAAAAAAAAAAAAAAull;
  const uint64_t potential = backslash & ~*next_is_escaped;
  const uint64_t codes = ((potential << 1 | odd_bits) - potential) ^ odd_bits;
  const uint64_t escaped = codes ^ (backslash | *next_is_escaped);
  *next_is_escaped = (codes & backslash) >> 63;
  return escaped;
}

// One byte, for the end of a chunk. Returns an event or -1; *stay says that the byte isn't consumed.
static int step(uint8_t c, int64_t max_depth, csj_scan_state *s, int *stay) {
  const uint8_t folded = c | 0x20;
  const uint64_t after_newline = s->after_newline;
  *stay = 0;
  if (folded == '{' && after_newline) {
    *stay = 1;
    return CSJ_SCAN_COLUMN0;
  }
  s->after_newline = c == '\n';
  s->newlines += c == '\n';
  const uint64_t escaped = s->escaped;
  s->escaped = c == '\\' && !escaped;
  if (c == '"' && !escaped) s->in_string = ~s->in_string;
  if (s->in_string) return -1;
  if (folded == '{' && ++s->depth > max_depth) return CSJ_SCAN_DEEP;
  if (folded == '}' && --s->depth <= 0) return CSJ_SCAN_END;
  return -1;
}

// 64 bytes at a time. A block is looked at bit by bit only when a bracket in it may end the record, nest too deep, or open
// in the first column.
#define SCAN(name, attributes, masks_of, prefix_xor)                                              \
  attributes static int name(                                                                     \
      const uint8_t *bytes, size_t length, size_t from, int64_t max_depth, csj_scan_state *s,     \
      size_t *position) {                                                                         \
    size_t at = from;                                                                             \
    while (at + 64 <= length) {                                                                   \
      const masks m = masks_of(bytes + at);                                                       \
      uint64_t next_escaped = s->escaped;                                                         \
      const uint64_t quotes = m.quote & ~find_escaped(m.backslash, &next_escaped);                \
      const uint64_t in_string = prefix_xor(quotes) ^ s->in_string;                               \
      const uint64_t opens = m.open & ~in_string, closes = m.close & ~in_string;                  \
      const uint64_t column0 = m.open & (m.newline << 1 | s->after_newline);                      \
      const int64_t open_count = __builtin_popcountll(opens);                                     \
      const int64_t close_count = __builtin_popcountll(closes);                                   \
      if (!column0 && s->depth > close_count && s->depth + open_count <= max_depth) {             \
        s->depth += open_count - close_count;                                                     \
      } else {                                                                                    \
        for (uint64_t left = opens | closes | column0; left; left &= left - 1) {                  \
          const int i = __builtin_ctzll(left);                                                    \
          const uint64_t one = 1ull << i;                                                         \
          int event = CSJ_SCAN_MORE;                                                              \
          if (column0 & one)                                                                      \
            event = CSJ_SCAN_COLUMN0;                                                             \
          else if (opens & one)                                                                   \
            event = ++s->depth > max_depth ? CSJ_SCAN_DEEP : CSJ_SCAN_MORE;                       \
          else                                                                                    \
            event = --s->depth <= 0 ? CSJ_SCAN_END : CSJ_SCAN_MORE;                               \
          if (event == CSJ_SCAN_MORE) continue;                                                   \
          s->newlines += __builtin_popcountll(m.newline & (one - 1));                             \
          s->in_string = in_string & one ? ~0ull : 0;                                             \
          s->escaped = 0;                                                                         \
          s->after_newline = event == CSJ_SCAN_COLUMN0;                                           \
          *position = at + (size_t)i + (event != CSJ_SCAN_COLUMN0);                               \
          return event;                                                                           \
        }                                                                                         \
      }                                                                                           \
      s->newlines += __builtin_popcountll(m.newline);                                             \
      s->in_string = (uint64_t)((int64_t)in_string >> 63);                                        \
      s->escaped = next_escaped;                                                                  \
      s->after_newline = m.newline >> 63;                                                         \
      at += 64;                                                                                   \
    }                                                                                             \
    for (; at < length; at++) {                                                                   \
      int stay;                                                                                   \
      const int event = step(bytes[at], max_depth, s, &stay);                                     \
      if (event < 0) continue;                                                                    \
      *position = stay ? at : at + 1;                                                             \
      return event;                                                                               \
    }                                                                                             \
    *position = at;                                                                               \
    return CSJ_SCAN_MORE;                                                                         \
  }

SCAN(scan_base, , masks_base, prefix_xor_base)
#if defined(__x86_64__)
SCAN(scan_avx2, __attribute__((target("avx2,pclmul,popcnt,bmi"))), masks_avx2, prefix_xor_clmul)
#endif

int csj_scan_record(
    const uint8_t *bytes, size_t length, size_t from, int64_t max_depth, csj_scan_state *state,
    size_t *position) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul"))
    return scan_avx2(bytes, length, from, max_depth, state, position);
#endif
  return scan_base(bytes, length, from, max_depth, state, position);
}

int64_t csj_count_newlines(const uint8_t *bytes, size_t length) {
  int64_t count = 0;
  for (size_t i = 0; i < length; i++) count += bytes[i] == '\n';
  return count;
}
