package io.tickring.benchmarks.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.campaign.judge.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a campaign found, as a table or as one JSON object. */
final class Report {
    private final CampaignSettings settings;
    private final Evidence evidence;
    private final List<Finding> findings;

    Report(CampaignSettings settings, Evidence evidence, List<Finding> findings) {
        this.settings = settings;
        this.evidence = evidence;
        this.findings = findings;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean passed() {
        return findings.stream().allMatch(Finding::passed);
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format("%n%-42s %-6s %s%n", "criterion", "", "measured (limit)"));
        for (Finding finding : findings) {
            text.append(String.format("%-42s %-6s %s (%s)%n", finding.criterion(), finding.passed() ? "pass" : "FAIL",
                    finding.measured(), finding.limit()));
            if (!finding.passed() && !finding.example().isEmpty()) {
                text.append(String.format("%49s first: %s%n", "", finding.example()));
            }
        }
        text.append(String.format("%n%d faults, seed %d, %d markets, speed %.0f: ", evidence.outages().size(),
                settings.seed(), settings.symbols(), settings.speed()));
        return text.append(faults().entrySet().stream().map(each -> each.getKey() + ' ' + each.getValue())
                .collect(Collectors.joining(", "))).append('\n').toString();
    }

    private Map<String, Long> faults() {
        return evidence.outages().stream()
                .collect(Collectors.groupingBy(Outage::kind, TreeMap::new, Collectors.counting()));
    }

    String json() throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", passed());
        all.put("settings", settings);
        all.put("criteria", findings);
        all.put("faults", faults());
        return new ObjectMapper().writeValueAsString(all);
    }
}
