/* SPDX-License-Identifier: MIT */
#include "tui/loop.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "tui/keys.h"
#include "tui/screen.h"
#include "tui/signals.h"

/* Keys that keep coming may put a repaint off for this long (milliseconds). */
enum { PATIENCE = 100, EMPTY_READS = 3 };

struct loop {
  const struct loop_client *client;
  struct keys keys;
  unsigned due;    /* reactions to be acted on: paint, redraw, quit */
  bool unsent;     /* a waiting key cut the last sending short */
  int64_t put_off; /* since when a repaint waits for keys; 0: none does */
  bool more;       /* keys were left unread to paint in between */
  int empty;       /* times in a row that input was ready with nothing in it */
  int ended_by;
  bool ended;
};

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool loop_key_waiting(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&input, 1, 0) > 0 && (input.revents & POLLIN) != 0;
}

void loop_wake(void) {
  signals_wake();
}

static void give(struct loop *loop, const struct event *event) {
  unsigned reaction = loop->client->take(loop->client->context, event);
  loop->due |= reaction & (REACT_PAINT | REACT_REDRAW | REACT_QUIT);
  if ((reaction & REACT_RELOAD) != 0) {
    loop->due |= REACT_PAINT;
  }
}

static bool patient(struct loop *loop) {
  if (loop->put_off == 0) {
    loop->put_off = now();
  }
  return now() - loop->put_off < PATIENCE;
}

/* Paints when something is due. With keys waiting they go first, for a while. */
static void paint(struct loop *loop) {
  bool whole = (loop->due & REACT_REDRAW) != 0;
  if ((loop->due & (REACT_PAINT | REACT_REDRAW)) == 0) {
    if (loop->unsent) {
      loop->unsent = false;
      screen_send(false, false);
    }
    return;
  }
  bool waits = patient(loop);
  if (waits && loop_key_waiting()) {
    return;
  }
  struct canvas screen = canvas_screen();
  screen_begin();
  loop->client->paint(loop->client->context, &screen);
  screen_end();
  if (waits && loop_key_waiting()) {
    return; /* what has been drawn is old already */
  }
  screen_send(whole, waits);
  loop->unsent = waits && loop_key_waiting();
  loop->due &= ~(unsigned)(REACT_PAINT | REACT_REDRAW);
  loop->put_off = 0;
}

static void take_size(struct loop *loop) {
  if (screen_resize()) {
    struct event event = {.kind = EVENT_RESIZE};
    give(loop, &event);
    loop->due |= REACT_REDRAW; /* terminals reflow, so nothing is where it was */
  }
}

static void take_signals(struct loop *loop) {
  struct signals signals = signals_take();
  if (signals.stop != 0) {
    loop->ended_by = signals.stop;
    loop->ended = true;
    return;
  }
  if (signals.suspend) {
    screen_leave();
    signals_suspend();
  } else if (signals.resumed) {
    screen_leave(); /* the shell may have changed the modes; sending sets them again */
    loop->due |= REACT_REDRAW;
    take_size(loop);
  }
  if (signals.size) {
    take_size(loop);
  }
  if (signals.wake) {
    struct event event = {.kind = EVENT_WAKE};
    give(loop, &event);
  }
}

static void take_keys(struct loop *loop) {
  struct event event;
  bool idle = !loop->more;
  unsigned long before = loop->keys.read;
  loop->more = false;
  while ((loop->due & REACT_QUIT) == 0 && keys_next(&loop->keys, idle, &event)) {
    give(loop, &event);
    idle = false;
    if ((loop->due & (REACT_PAINT | REACT_REDRAW)) != 0 && !patient(loop)) {
      loop->more = true;
      break;
    }
  }
  loop->empty = loop->keys.read == before ? loop->empty + 1 : 0;
}

/* Input that is ready, yet empty, has ended. */
static void check_end(struct loop *loop, short happened) {
  int bytes = 0;
  bool empty = ioctl(STDIN_FILENO, FIONREAD, &bytes) != 0 || bytes == 0;
  if ((happened & (POLLERR | POLLNVAL)) != 0 || ((happened & POLLHUP) != 0 && empty)) {
    loop->ended = true;
  }
}

static void wait_for_something(struct loop *loop) {
  bool pressed = loop->unsent || loop->more || (loop->due & (REACT_PAINT | REACT_REDRAW)) != 0;
  struct pollfd inputs[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = signals_descriptor(), .events = POLLIN}};
  int ready = poll(inputs, 2, pressed ? 0 : -1);
  if (ready < 0) {
    loop->ended = errno != EINTR && errno != EAGAIN;
    return;
  }
  if (inputs[1].revents != 0) {
    take_signals(loop);
  }
  if (!loop->ended && (inputs[0].revents != 0 || loop->more)) {
    if ((inputs[0].revents & POLLIN) != 0 || loop->more) {
      take_keys(loop);
    }
    check_end(loop, inputs[0].revents);
    loop->ended = loop->ended || loop->empty > EMPTY_READS;
  }
}

int loop_run(const struct loop_client *client) {
  struct loop loop = {.client = client, .due = REACT_PAINT};
  if (!screen_started()) {
    return 0;
  }
  take_signals(&loop);
  while (!loop.ended && (loop.due & REACT_QUIT) == 0) {
    paint(&loop);
    wait_for_something(&loop);
  }
  return loop.ended_by;
}
