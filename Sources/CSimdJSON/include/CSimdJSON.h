#ifndef CROSSTRAIL_CSIMDJSON_H
#define CROSSTRAIL_CSIMDJSON_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
/// Version of the system's simdjson, for `crosstrail --version`.
const char *csj_version(void);
#ifdef __cplusplus
}
#endif
#endif
