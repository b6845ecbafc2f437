/*
 * The floor of the fan-out benchmark: what any server must do at least for its readers, and nothing else. Reads events from standard
 * input, each as 4 bytes of length (big-endian) and the bytes as they go over the wire, and sends each to every connection with one
 * send(). A connection is greeted with the head of an event stream; what it says is not read. Ends with the end of its input.
 *
 * Use: floor PORT, a port of 127.0.0.1. Prints "ready" when it listens.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 65536
#define LONGEST (1 << 20)

static const char HEAD[] =
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

static int connections[MOST]; /* descriptors, in no order */
static int place[MOST];       /* descriptor -> its place in connections */
static int count;
static int events;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void watch(int descriptor, uint32_t what) {
    struct epoll_event event = {.events = what, .data.fd = descriptor};
    if (epoll_ctl(events, EPOLL_CTL_ADD, descriptor, &event) < 0) fail("epoll_ctl");
}

static int listen_on(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    int on = 1, descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(descriptor, (struct sockaddr *)&address, sizeof address) < 0) fail("bind");
    if (listen(descriptor, 4096) < 0) fail("listen");
    return descriptor;
}

static void admit(int listener) {
    int on = 1, descriptor;
    while ((descriptor = accept(listener, NULL, NULL)) >= 0 && descriptor < MOST) {
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        send(descriptor, HEAD, sizeof HEAD - 1, MSG_NOSIGNAL);
        place[descriptor] = count;
        connections[count++] = descriptor;
        watch(descriptor, EPOLLRDHUP | EPOLLET);
    }
}

/* The last connection takes the free place. */
static void dismiss(int descriptor) {
    int last = connections[--count];
    connections[place[descriptor]] = last;
    place[last] = place[descriptor];
    close(descriptor);
}

/* Reads exactly that many bytes; false at the end of the input. */
static int read_fully(void *into, size_t length) {
    size_t had = 0;
    while (had < length) {
        ssize_t more = read(STDIN_FILENO, (char *)into + had, length - had);
        if (more == 0) return 0;
        if (more < 0 && errno != EINTR) fail("read");
        if (more > 0) had += more;
    }
    return 1;
}

static int broadcast(void) {
    static char event[LONGEST];
    uint32_t length;
    if (!read_fully(&length, sizeof length)) return 0;
    length = ntohl(length);
    if (length > LONGEST || !read_fully(event, length)) return 0;
    for (int i = 0; i < count; i++) send(connections[i], event, length, MSG_NOSIGNAL);
    return 1;
}

int main(int argc, char **argv) {
    struct epoll_event ready[256];
    int listener = listen_on(argc > 1 ? atoi(argv[1]) : 0);
    events = epoll_create1(0);
    watch(listener, EPOLLIN);
    watch(STDIN_FILENO, EPOLLIN);
    puts("ready");
    fflush(stdout);
    for (;;) {
        int seen = epoll_wait(events, ready, 256, -1);
        for (int i = 0; i < seen; i++) {
            int descriptor = ready[i].data.fd;
            if (descriptor == listener) admit(listener);
            else if (descriptor != STDIN_FILENO) dismiss(descriptor);
            else if (!broadcast()) return 0;
        }
    }
}
