package lanewise.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs rows through JMH. */
final class Jmh {
  private Jmh() {}

  /** Runs a row in this JVM, which must have been started for it. */
  static RunResult run(Row row, Timing timing) {
    try {
      return new Runner(options(row, timing).build()).runSingle();
    } catch (RunnerException e) {
      throw new IllegalStateException(row.id() + ": " + reason(e), e);
    }
  }

  /** The message of the innermost exception, which JMH wraps several times. */
  static String reason(Throwable thrown) {
    for (Throwable suppressed : thrown.getSuppressed()) {
      return reason(suppressed);
    }
    return thrown.getCause() == null ? thrown.toString() : reason(thrown.getCause());
  }

  private static ChainedOptionsBuilder options(Row row, Timing timing) {
    TimeValue time = TimeValue.milliseconds(timing.millis());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.benchmark()) + "$")
            .warmupIterations(timing.warmups())
            .warmupTime(time)
            .measurementIterations(timing.iterations())
            .measurementTime(time)
            .forks(0)
            .addProfiler(YardstickProfiler.class)
            .addProfiler(AllocationProfiler.class)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (Map.Entry<String, String> parameter : row.parameters().entrySet()) {
      options.param(parameter.getKey(), parameter.getValue());
    }
    return options;
  }

  /** One result out of several forks of one row; where the JVM is installed is left out. */
  static RunResult merge(List<RunResult> forks) {
    List<BenchmarkResult> results = new ArrayList<>();
    for (RunResult fork : forks) {
      results.addAll(fork.getBenchmarkResults());
    }
    BenchmarkParams one = forks.get(0).getParams();
    WorkloadParams parameters = new WorkloadParams();
    for (String key : one.getParamsKeys()) {
      parameters.put(key, one.getParam(key), 0);
    }
    BenchmarkParams params =
        new BenchmarkParams(
            one.getBenchmark(),
            one.generatedBenchmark(),
            one.shouldSynchIterations(),
            one.getThreads(),
            one.getThreadGroups(),
            one.getThreadGroupLabels(),
            forks.size(),
            one.getWarmupForks(),
            one.getWarmup(),
            one.getMeasurement(),
            one.getMode(),
            parameters,
            one.getTimeUnit(),
            one.getOpsPerInvocation(),
            "java",
            one.getJvmArgs(),
            one.getJdkVersion(),
            one.getVmName(),
            one.getVmVersion(),
            one.getJmhVersion(),
            one.getTimeout());
    return new RunResult(params, results);
  }

  /** Writes results in JMH's JSON format. */
  static void writeJson(Collection<RunResult> results, PrintStream out) {
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
  }
}
