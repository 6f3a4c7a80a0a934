package lanewise.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandTest {

  @Test
  void quotesOnlyWhatAShellWouldChange() {
    assertEquals("bench gemm --shape 64x8x8 --out=a/b_c.d:e,f",
        ShellCommand.of(List.of("bench", "gemm", "--shape", "64x8x8", "--out=a/b_c.d:e,f")));
    assertEquals("--out 'my runs' --only 'a|b$' 'don'\\''t' ''",
        ShellCommand.of(List.of("--out", "my runs", "--only", "a|b$", "don't", "")));
  }
}
