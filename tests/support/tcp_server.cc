#include "tests/support/tcp_server.h"

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace dateline {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

/// One that nobody listens on at the moment.
int free_port() {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(descriptor, generic, size) == 0 &&
                       ::getsockname(descriptor, generic, &size) == 0;
    ::close(descriptor);
    if (!bound) {
        throw std::runtime_error("no free port");
    }
    return ntohs(address.sin_port);
}

bool answers(int port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    const bool connected =
        ::connect(descriptor,
                  reinterpret_cast<const sockaddr*>(&address),
                  sizeof address) == 0;
    ::close(descriptor);
    return connected;
}

}  // namespace

TcpServer::TcpServer(const std::string& path) : port_(free_port()) {
    std::vector<std::string> words = {"xapian-tcpsrv",
                                      "--quiet",
                                      "--interface",
                                      "127.0.0.1",
                                      "--port",
                                      std::to_string(port_),
                                      path};
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    // When it is told to end it tells its whole process group.
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&attributes, 0);
    // It tells of every client that goes.
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(
        &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int error = ::posix_spawnp(&process_,
                                     arguments[0],
                                     &actions,
                                     &attributes,
                                     arguments.data(),
                                     environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    if (error != 0) {
        throw std::runtime_error("xapian-tcpsrv cannot be started");
    }
    for (int i = 0; i < 500; ++i) {
        if (answers(port_)) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("xapian-tcpsrv does not answer");
}

TcpServer::~TcpServer() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
}

}  // namespace dateline
