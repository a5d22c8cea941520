#ifndef PLUME_SESSION_H
#define PLUME_SESSION_H

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "plume/policy/v1/policy.grpc.pb.h"

namespace plume {

/** An observation was wrong, too old, or could not be answered in time; the session lives on. */
struct Refused : std::runtime_error {
  explicit Refused(const policy::v1::Refusal& what) : std::runtime_error(what.message()), refusal(what) {}
  policy::v1::Refusal refusal;
};

/** The server ended the stream, or it broke. */
struct SessionEnded : std::runtime_error {
  explicit SessionEnded(const grpc::Status& why) : std::runtime_error(why.error_message()), status(why) {}
  grpc::Status status;
};

/**
 * A robot in the loop of a policy server. Call step() once a control step with what is seen; it gives the action to execute, or
 * nothing: hold still. Actions are those of the newest chunk, joined at the row of the present step, so that late answers do not
 * shift time. For one thread.
 */
class Session {
 public:
  /**
   * Opens a session; `open` names the model and may set its other fields, or the session to go on with, after its last step. With `delay` every answer is waited for and heard that
   * many steps after it was asked for, however long it took: what then happens repeats to the bit. For simulated time.
   */
  Session(const std::string& address, const policy::v1::OpenSession& open,
          std::chrono::milliseconds timeout = std::chrono::seconds(5), std::optional<int> delay = std::nullopt);

  /** Says good-bye: the server forgets the session. */
  ~Session();

  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const policy::v1::SessionOpened& opened() const { return opened_; }

  /** The chunk that is executed; its number is 0 before the first. */
  const policy::v1::ActionChunk& chunk() const { return chunk_; }

  /**
   * One control step. With `wait` a chunk that has run out is waited for; else the robot is to hold still meanwhile. A chunk is
   * asked for only once the one before has moved: what is seen until then tells nothing of it.
   */
  std::optional<std::vector<float>> step(const std::vector<float>& frame, bool wait = false,
                                         const policy::v1::Scene* scene = nullptr);

  /** Begins a new episode. */
  void reset(std::optional<std::uint64_t> seed = std::nullopt);

 private:
  void read();
  void write(const policy::v1::ControlRequest& request);
  policy::v1::ControlResponse take();
  bool answered();
  void hear(const policy::v1::ControlResponse& answer);
  int left() const { return static_cast<int>(chunk_.actions().rows()) - next_; }

  grpc::ClientContext context_;
  std::unique_ptr<policy::v1::PolicyService::Stub> stub_;
  std::unique_ptr<grpc::ClientReaderWriter<policy::v1::ControlRequest, policy::v1::ControlResponse>> stream_;
  std::chrono::milliseconds timeout_;
  std::optional<int> delay_;
  std::thread reader_;
  std::mutex lock_;
  std::condition_variable changed_;
  std::deque<policy::v1::ControlResponse> answers_;
  std::optional<policy::v1::ClockEcho> echo_;
  std::optional<grpc::Status> ended_;
  policy::v1::SessionOpened opened_;
  policy::v1::ActionChunk chunk_;
  std::uint64_t sequence_ = 0;
  std::uint64_t asked_ = 0;
  std::uint64_t asked_at_ = 0;
  std::uint64_t step_ = 0;
  int joined_ = 0;
  int next_ = 0;
};

}  // namespace plume

#endif
