/* SPDX-License-Identifier: MIT */
#include "data/crypto/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <string.h>
#include <unistd.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"

enum { KEY_BYTES = 32, SIGNATURE_BYTES = 64, KEY_LETTERS = 44, SIGNATURE_LETTERS = 88, LARGEST_KEY_FILE = 16384 };

/* --- texts --- */

/* Canonical base64 of exactly `length` bytes, and nothing else. */
static bool decode(const char *text, size_t letters, unsigned char *out, size_t length) {
  unsigned char bytes[SIGNATURE_LETTERS];
  char again[SIGNATURE_TEXT];
  if (strnlen(text, letters + 1) != letters ||
      EVP_DecodeBlock(bytes, (const unsigned char *)text, (int)letters) < (int)length) {
    return false;
  }
  /* OpenSSL is lenient with blanks and odd last bits: one key has one text. */
  (void)EVP_EncodeBlock((unsigned char *)again, bytes, (int)length);
  memcpy(out, bytes, length);
  return strcmp(again, text) == 0;
}

static bool public_text(const EVP_PKEY *key, char public_key[SIGNATURE_KEY_TEXT]) {
  unsigned char bytes[KEY_BYTES];
  size_t length = sizeof bytes;
  if (EVP_PKEY_get_raw_public_key(key, bytes, &length) != 1 || length != sizeof bytes) {
    return false;
  }
  (void)EVP_EncodeBlock((unsigned char *)public_key, bytes, (int)length);
  return true;
}

/* --- key files --- */

/* A key with a password would make OpenSSL ask on the terminal. */
static int no_password(char *room, int size, int writing, void *context) {
  (void)room;
  (void)size;
  (void)writing;
  (void)context;
  return -1;
}

static EVP_PKEY *parse_key(const struct buffer *text) {
  BIO *bio = BIO_new_mem_buf(buffer_text(text), (int)text->length);
  EVP_PKEY *key = bio == NULL ? NULL : PEM_read_bio_PrivateKey(bio, NULL, no_password, NULL);
  (void)BIO_free(bio);
  if (key != NULL && EVP_PKEY_is_a(key, "ED25519") != 1) {
    EVP_PKEY_free(key);
    key = NULL;
  }
  return key;
}

static EVP_PKEY *read_key(const char *path, struct error *error) {
  struct buffer text;
  buffer_init(&text, (size_t)LARGEST_KEY_FILE);
  EVP_PKEY *key = NULL;
  if (file_read(path, &text, error) == 0) {
    key = parse_key(&text);
    if (key == NULL) {
      (void)error_set(error, ERROR_BAD_DATA,
                      _("%s holds no Ed25519 key that can be used (a PEM file, without a password)."), path);
    }
  }
  if (text.data != NULL) {
    OPENSSL_cleanse(text.data, text.capacity);
  }
  buffer_free(&text);
  return key;
}

static int write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return written == 0 ? ENOSPC : errno;
    }
    bytes += written;
    length -= (size_t)written;
  }
  return fsync(descriptor) != 0 && errno != EINVAL ? errno : 0;
}

static int write_new(const char *path, const char *bytes, size_t length, struct error *error) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (descriptor < 0 && errno == EEXIST) {
    return error_set(error, ERROR_USAGE, _("%s is there already; a key is never written over."), path);
  }
  if (descriptor < 0) {
    return error_system(error, errno, _("Writing"), path);
  }
  int failed = write_all(descriptor, bytes, length);
  if (close(descriptor) != 0 && failed == 0) {
    failed = errno;
  }
  if (failed != 0) {
    (void)unlink(path);
    return error_system(error, failed, _("Writing"), path);
  }
  return 0;
}

static int write_key(EVP_PKEY *key, const char *path, struct error *error) {
  BIO *bio = BIO_new(BIO_s_secmem()); /* wiped when it is freed */
  char *text = NULL;
  int result = -1;
  if (bio == NULL || PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) != 1) {
    result = error_no_memory(error);
  } else {
    long length = BIO_get_mem_data(bio, &text);
    result = write_new(path, text, (size_t)length, error);
  }
  (void)BIO_free(bio);
  return result;
}

int signature_new_key(const char *path, char public_key[SIGNATURE_KEY_TEXT], struct error *error) {
  EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
  int result = key == NULL || !public_text(key, public_key) ? error_no_memory(error) : write_key(key, path, error);
  EVP_PKEY_free(key);
  return result;
}

int signature_public_key(const char *path, char public_key[SIGNATURE_KEY_TEXT], struct error *error) {
  EVP_PKEY *key = read_key(path, error);
  if (key == NULL) {
    return -1;
  }
  int result = public_text(key, public_key) ? 0 : error_no_memory(error);
  EVP_PKEY_free(key);
  return result;
}

/* --- signing --- */

int signature_make(const char *path, const void *bytes, size_t length, char signature[SIGNATURE_TEXT],
                   struct error *error) {
  EVP_PKEY *key = read_key(path, error);
  if (key == NULL) {
    return -1;
  }
  unsigned char made[SIGNATURE_BYTES];
  size_t size = sizeof made;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  bool good = context != NULL && EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1 &&
              EVP_DigestSign(context, made, &size, bytes, length) == 1 && size == sizeof made;
  if (good) {
    (void)EVP_EncodeBlock((unsigned char *)signature, made, (int)size);
  }
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return good ? 0 : error_no_memory(error);
}

bool signature_good(const char *public_key, const void *bytes, size_t length, const char *signature) {
  unsigned char raw[KEY_BYTES];
  unsigned char made[SIGNATURE_BYTES];
  if (!decode(public_key, (size_t)KEY_LETTERS, raw, sizeof raw) ||
      !decode(signature, (size_t)SIGNATURE_LETTERS, made, sizeof made)) {
    return false;
  }
  EVP_PKEY *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, raw, sizeof raw);
  EVP_MD_CTX *context = key == NULL ? NULL : EVP_MD_CTX_new();
  bool good = context != NULL && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1 &&
              EVP_DigestVerify(context, made, sizeof made, bytes, length) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return good;
}
