package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CqlScriptTest {
  @Test
  void statementsEndAtSemicolonsAndTheLastNeedsNone() {
    assertThat(CqlScript.split("CREATE A; ;CREATE\n  B ;\nCREATE C"))
        .containsExactly("CREATE A", "CREATE B", "CREATE C");
    assertThat(CqlScript.split(" \n")).isEmpty();
  }

  @Test
  void commentsOfAllKindsAreDropped() {
    assertThat(CqlScript.split("-- a; b\nCREATE /* c; \n d */ A // e;\n (x int, -- f\n y int)"))
        .containsExactly("CREATE A (x int, y int)");
    assertThat(CqlScript.split("A; -- to the end")).containsExactly("A");
    assertThat(CqlScript.split("A; /* to the end")).containsExactly("A");
  }

  @Test
  void whatIsQuotedStaysAsItIs() {
    assertThat(CqlScript.split("SELECT 'a;  --b', 'it''s; /*', \"C;  \"\"d\" ; B"))
        .containsExactly("SELECT 'a;  --b', 'it''s; /*', \"C;  \"\"d\"", "B");
    assertThatThrownBy(() -> CqlScript.split("SELECT 'a; B"))
        .hasMessageContaining("quote is not closed");
  }
}
