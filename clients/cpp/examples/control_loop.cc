// Drives a tool across the line y = 0.35 m of the task avoiding, on the model avoiding-flow: control_loop HOST:PORT [SEED [DELAY]]
// The tool is simulated: it lags a little behind its command. With DELAY time is simulated too: each answer is heard that many
// steps after it was asked for, however long it took.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <thread>

#include "plume/session.h"

int main(int argc, char** argv) {
  const std::string address = argc > 1 ? argv[1] : "127.0.0.1:50051";
  plume::policy::v1::OpenSession open;
  open.set_model("avoiding-flow");
  open.set_samples(1);
  open.set_seed(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  std::optional<int> delay;
  if (argc > 3) delay = std::atoi(argv[3]);
  const auto timeout = std::chrono::seconds(delay ? 300 : 5);
  double desired[] = {0.525, -0.28};
  double tool[] = {0.525, -0.28};
  try {
    plume::Session robot(address, open, timeout, delay);
    const auto dt = std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(robot.opened().dt()));
    for (int step = 0; step < 400; ++step) {
      const auto tick = std::chrono::steady_clock::now() + dt;
      const auto action = robot.step({static_cast<float>(desired[0]), static_cast<float>(desired[1]),
                                      static_cast<float>(tool[0]), static_cast<float>(tool[1])});
      for (int i = 0; i < 2; ++i) {
        desired[i] += action ? (*action)[i] : 0;
        tool[i] += 0.5 * (desired[i] - tool[i]);
      }
      if (tool[1] >= 0.35) {
        std::printf("crossed the line at x = %.6f m after %d steps and %llu chunks\n", tool[0], step + 1,
                    static_cast<unsigned long long>(robot.chunk().chunk()));
        return 0;
      }
      if (!delay) std::this_thread::sleep_until(tick);
    }
  } catch (const std::exception& e) {
    std::fprintf(stderr, "control_loop: %s\n", e.what());
    return 2;
  }
  std::fprintf(stderr, "did not cross the line: %f, %f\n", tool[0], tool[1]);
  return 1;
}
