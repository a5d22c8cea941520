#include "plume/session.h"

#include <algorithm>
#include <utility>

namespace plume {

namespace v1 = policy::v1;

namespace {

std::uint64_t now_ns() {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(
                                        std::chrono::steady_clock::now().time_since_epoch())
                                        .count());
}

}  // namespace

Session::Session(const std::string& address, const v1::OpenSession& open, std::chrono::milliseconds timeout,
                 std::optional<int> delay)
    : stub_(v1::PolicyService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()))),
      timeout_(timeout),
      delay_(delay) {
  stream_ = stub_->Control(&context_);
  reader_ = std::thread([this] { read(); });
  try {
    v1::ControlRequest request;
    *request.mutable_open() = open;
    write(request);
    opened_ = take().opened();
    sequence_ = opened_.last_observation();
    step_ = sequence_ > 0 ? opened_.last_step() + 1 : 0;
  } catch (...) {
    context_.TryCancel();
    reader_.join();
    throw;
  }
}

Session::~Session() {
  stream_->WritesDone();
  {
    std::unique_lock<std::mutex> held(lock_);
    if (!changed_.wait_for(held, timeout_, [this] { return ended_.has_value(); })) {
      context_.TryCancel();
    }
  }
  reader_.join();
}

std::optional<std::vector<float>> Session::step(const std::vector<float>& frame, bool wait, const v1::Scene* scene) {
  if (!delay_) {
    while (asked_ > 0 && answered()) {
      hear(take());
    }
  } else if (asked_ > 0 && (step_ - asked_at_ >= static_cast<std::uint64_t>(*delay_) || left() <= 0)) {
    hear(take());
  }
  const bool empty = left() <= 0;
  const bool moved = next_ > joined_;
  const bool ask = asked_ == 0 && (empty || (moved && next_ >= static_cast<int>(opened_.action_steps())));
  v1::ControlRequest request;
  v1::Observation& observation = *request.mutable_observation();
  observation.set_sequence(++sequence_);
  observation.set_step(step_);
  observation.set_time_ns(now_ns());
  observation.set_silent(!ask);
  for (float value : frame) {
    if (observation.frames_size() == 0) observation.add_frames();
    observation.mutable_frames(0)->add_values(value);
  }
  if (scene != nullptr) *observation.mutable_scene() = *scene;
  if (chunk_.chunk() > 0) {
    v1::Execution& execution = *observation.mutable_execution();
    execution.set_chunk(chunk_.chunk());
    execution.set_joined(static_cast<std::uint32_t>(joined_));
    execution.set_next(static_cast<std::uint32_t>(next_));
    if (delay_) observation.set_delay(static_cast<std::uint32_t>(std::min(*delay_, std::max(0, left()))));
  }
  {
    std::lock_guard<std::mutex> held(lock_);
    if (echo_) *observation.mutable_echo() = *echo_;
  }
  write(request);
  if (ask) {
    asked_ = sequence_;
    asked_at_ = step_;
  }
  if (asked_ > 0 && (delay_ == 0 || (empty && (wait || chunk_.chunk() == 0 || delay_)))) hear(take());
  std::optional<std::vector<float>> action;
  if (left() > 0) {
    const auto columns = static_cast<int>(chunk_.actions().columns());
    const auto* values = chunk_.actions().values().data() + next_ * columns;
    action.emplace(values, values + columns);
    ++next_;
  }
  ++step_;
  return action;
}

void Session::reset(std::optional<std::uint64_t> seed) {
  v1::ControlRequest request;
  request.mutable_reset();
  if (seed) request.mutable_reset()->set_seed(*seed);
  write(request);
  while (!take().has_reset()) {
  }
  chunk_.Clear();
  {
    std::lock_guard<std::mutex> held(lock_);
    echo_.reset();
  }
  sequence_ = asked_ = asked_at_ = step_ = 0;
  joined_ = next_ = 0;
}

void Session::read() {
  v1::ControlResponse answer;
  while (stream_->Read(&answer)) {
    std::lock_guard<std::mutex> held(lock_);
    if (answer.has_chunk() || answer.has_refusal()) {
      const v1::Reception& reception =
          answer.has_chunk() ? answer.chunk().reception() : answer.refusal().reception();
      echo_.emplace();
      echo_->set_server_time_ns(reception.server_time_ns());
      echo_->set_received_ns(now_ns());
    }
    answers_.push_back(std::move(answer));
    changed_.notify_all();
  }
  grpc::Status status = stream_->Finish();
  std::lock_guard<std::mutex> held(lock_);
  ended_ = status;
  changed_.notify_all();
}

void Session::write(const v1::ControlRequest& request) {
  if (!stream_->Write(request)) {
    std::unique_lock<std::mutex> held(lock_);
    changed_.wait_for(held, timeout_, [this] { return ended_.has_value(); });
    throw SessionEnded(ended_.value_or(grpc::Status(grpc::StatusCode::UNAVAILABLE, "the stream broke")));
  }
}

bool Session::answered() {
  std::lock_guard<std::mutex> held(lock_);
  return !answers_.empty();
}

v1::ControlResponse Session::take() {
  std::unique_lock<std::mutex> held(lock_);
  changed_.wait_for(held, timeout_, [this] { return !answers_.empty() || ended_.has_value(); });
  if (answers_.empty()) {
    throw SessionEnded(ended_.value_or(grpc::Status(grpc::StatusCode::DEADLINE_EXCEEDED, "no answer in time")));
  }
  v1::ControlResponse answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

void Session::hear(const v1::ControlResponse& answer) {
  asked_ = 0;
  if (answer.has_refusal()) throw Refused(answer.refusal());
  const auto row = static_cast<std::int64_t>(step_) - static_cast<std::int64_t>(answer.chunk().valid_from());
  if (row >= 0 && row < answer.chunk().actions().rows()) {
    chunk_ = answer.chunk();
    joined_ = next_ = static_cast<int>(row);
  }
}

}  // namespace plume
