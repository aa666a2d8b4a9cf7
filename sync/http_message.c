/* SPDX-License-Identifier: MIT */
#include "data/base/i18n.h"
#include "sync/http_inside.h"

int http_say_too_big(const struct http *http, struct error *error) {
  return error_set(error, ERROR_TOO_BIG, _("What %s sent is larger than anything expected there, and was refused."),
                   http->host);
}

int http_say_curl(const struct http *http, CURLcode code, struct error *error) {
  const char *host = http->host;
  switch (code) {
    case CURLE_OUT_OF_MEMORY:
      return error_no_memory(error);
    case CURLE_COULDNT_RESOLVE_HOST:
      return error_set(error, ERROR_NETWORK,
                       _("No machine by the name %s was found. Check the address and the network, then try again."),
                       host);
    case CURLE_COULDNT_RESOLVE_PROXY:
      return error_set(error, ERROR_NETWORK,
                       _("The proxy on the way to %s was not found. Check the proxy settings, then try again."), host);
    case CURLE_COULDNT_CONNECT:
      return error_set(error, ERROR_NETWORK, _("%s can't be reached. Check the network, then try again."), host);
    case CURLE_OPERATION_TIMEDOUT:
      return error_set(error, ERROR_NETWORK, _("%s did not answer in time. Check the network, or try again later."),
                       host);
    case CURLE_PEER_FAILED_VERIFICATION:
      return error_set(error, ERROR_NETWORK,
                       _("%s could not prove who it is: its certificate is not one that this machine trusts. Nothing "
                         "was sent. For a server of your own, name its certificate file."),
                       host);
    case CURLE_SSL_CACERT_BADFILE:
      return error_set(error, ERROR_USAGE, _("The file of certificates to trust for %s can't be read. Check its name."),
                       host);
    case CURLE_SSL_CONNECT_ERROR:
      return error_set(
          error, ERROR_NETWORK,
          _("No safe connection to %s could be made. Try again later, or ask who looks after the network."), host);
    case CURLE_BAD_CONTENT_ENCODING:
      return error_set(error, ERROR_NETWORK, _("What %s sent can't be unpacked. Try again later."), host);
    case CURLE_UNSUPPORTED_PROTOCOL:
      return error_set(error, ERROR_NETWORK, _("%s does not speak HTTP. Check the address."), host);
    default:
      return error_set(error, ERROR_NETWORK, _("The line to %s broke off. Check the network, then try again."), host);
  }
}

int http_say_status(const struct http *http, const struct http_head *head, struct error *error) {
  if (head->status == 404 || head->status == 410) {
    return error_set(error, ERROR_NOT_FOUND, _("%s has nothing at this address (%ld). Check the address."), http->host,
                     head->status);
  }
  if (head->status == 401 || head->status == 403) {
    return error_set(error, ERROR_NETWORK, _("%s does not let us in (%ld). Ask its operator for access."), http->host,
                     head->status);
  }
  if (head->status == 429) {
    return error_set(error, ERROR_NETWORK, _("%s has had too many requests (429). Try again in an hour."), http->host);
  }
  if (head->status >= 500 && head->html) {
    return error_set(error, ERROR_NETWORK,
                     _("%s is out of order: a web page with error %ld came instead of data. Try again later."),
                     http->host, head->status);
  }
  if (head->status >= 500) {
    return error_set(error, ERROR_NETWORK, _("%s has trouble of its own (error %ld). Try again later."), http->host,
                     head->status);
  }
  return error_set(error, ERROR_NETWORK, _("%s gave an answer that makes no sense here (status %ld)."), http->host,
                   head->status);
}
