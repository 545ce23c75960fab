// A stock xapian-tcpsrv on loopback, as long as the object lives.
#ifndef DATELINE_TESTS_SUPPORT_TCP_SERVER_H
#define DATELINE_TESTS_SUPPORT_TCP_SERVER_H

#include <string>
#include <sys/types.h>

namespace dateline {

class TcpServer {
  public:
    /// Serves the database at @p path; waits until it answers.
    /// @throw std::runtime_error when it does not
    explicit TcpServer(const std::string& path);
    ~TcpServer();
    TcpServer(const TcpServer&) = delete;
    TcpServer& operator=(const TcpServer&) = delete;

    /// A stub file's line for it.
    [[nodiscard]] std::string stub_line() const {
        return "remote 127.0.0.1:" + std::to_string(port_) + "\n";
    }

  private:
    int port_ = 0;
    pid_t process_ = -1;
};

}  // namespace dateline

#endif
