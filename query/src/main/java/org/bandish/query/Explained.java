package org.bandish.query;

import java.util.List;
import org.bandish.timeline.Explanation;
import org.bandish.timeline.Reasons;

/**
 * Why a ban is as it is.
 *
 * @param ban as it is known at the time that was asked for
 * @param reasons what gave its bounds, phases, ending and disclosure
 * @param steps a part of the list of what each fact changed, in order of publication
 */
public record Explained(Ban ban, List<Reasons.Reason> reasons, Page<Explanation.Step> steps) {}
