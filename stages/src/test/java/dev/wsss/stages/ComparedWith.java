package dev.wsss.stages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Folders of vectors from the original programs that a test class needs; without them it is skipped, by name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ComparedWith.AtHand.class)
public @interface ComparedWith {
    /** Returns names such as {@code 3_walk}. */
    String[] value();

    /** A condition that checks for the folders before the class is loaded. */
    final class AtHand implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing =
                    AnnotationSupport.findAnnotation(context.getElement(), ComparedWith.class)
                            .map(ComparedWith::value)
                            .stream()
                            .flatMap(Arrays::stream)
                            .filter(name -> Golden.find(name).isEmpty())
                            .toList();
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("the vectors are at hand")
                    : ConditionEvaluationResult.disabled("no golden vectors " + String.join(", ", missing) + " in "
                            + Golden.given().toAbsolutePath().normalize());
        }
    }
}
