// Runs a program and prints the most memory it had, in KiB: rubric_bench_peak_memory PROGRAM [ARGUMENT]...
//
// A program of its own, because a process counts what the one that started it had before: that should be little.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const pid_t child = fork();
  if (child == 0) {
    execvp(arguments[1], arguments + 1);
    _exit(127);
  }
  int status = 0;
  struct rusage usage {};
  if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status)) return 1;
  std::printf("%ld\n", usage.ru_maxrss);
  return WEXITSTATUS(status);
}
