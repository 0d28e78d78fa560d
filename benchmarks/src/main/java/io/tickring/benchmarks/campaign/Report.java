package io.tickring.benchmarks.campaign;

import io.tickring.benchmarks.campaign.evidence.Evidence;
import io.tickring.benchmarks.campaign.evidence.Outage;
import io.tickring.benchmarks.trial.Finding;
import io.tickring.benchmarks.trial.Findings;
import io.tickring.benchmarks.trial.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a campaign found, as a table or as one JSON object. */
final class Report implements TrialResult {
    private final CampaignSettings settings;
    private final Evidence evidence;
    private final Findings findings;

    Report(CampaignSettings settings, Evidence evidence, List<Finding> findings) {
        this.settings = settings;
        this.evidence = evidence;
        this.findings = new Findings(findings);
    }

    List<Finding> findings() {
        return findings.all();
    }

    @Override
    public boolean passed() {
        return findings.passed();
    }

    @Override
    public String table() {
        return findings.table() + String.format("%d faults, seed %d, %d markets, speed %.0f: ",
                evidence.outages().size(), settings.seed(), settings.symbols(), settings.speed())
                + faults().entrySet().stream().map(each -> each.getKey() + ' ' + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private Map<String, Long> faults() {
        return evidence.outages().stream()
                .collect(Collectors.groupingBy(Outage::kind, TreeMap::new, Collectors.counting()));
    }

    @Override
    public Object row() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", passed());
        all.put("settings", settings);
        all.put("criteria", findings.all());
        all.put("faults", faults());
        return all;
    }
}
