package dev.wsss.operator.monitoring;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A JUnit extension that finds promtool for the tests that need it. */
final class PromtoolExtension implements ExecutionCondition, ParameterResolver {
    static final String MISSING =
            "there is no promtool, neither in $CLUSTER_HOME/bin (~/.cache/wsss-cluster/bin) nor on the"
                    + " path; it comes with the package prometheus";

    private final Optional<Promtool> promtool =
            Promtool.found(System.getenv(), Path.of(System.getProperty("user.home")));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return availability(promtool, System.getenv());
    }

    static ConditionEvaluationResult availability(Optional<Promtool> promtool, Map<String, String> environment) {
        return promtool.isPresent() || "true".equals(environment.get("CI"))
                ? ConditionEvaluationResult.enabled("promtool is there, or CI has to have it")
                : ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Promtool.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return promtool.orElseThrow(() -> new IllegalStateException(MISSING));
    }
}
