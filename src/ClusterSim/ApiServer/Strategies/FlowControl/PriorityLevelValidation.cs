using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with a priority level.</summary>
/// <remarks>Source: flowcontrol/validation/validation.go, ValidatePriorityLevelConfigurationSpec; util/shufflesharding (v1.36).</remarks>
internal static class PriorityLevelValidation
{
    private const int MaxQueues = 10 * 1000 * 1000; // priorityLevelConfigurationQueuingMaxQueues
    private const int MaxHashBits = 60; // shufflesharding.MaxHashBits

    private const string NotAShare = "must be a non-negative integer";

    public static void Validate(PriorityLevelConfiguration level, FieldErrors errors)
    {
        var (spec, path) = (level.Spec, FieldPath.Spec);
        if (level.Metadata.Name == "exempt" != (spec.Type == "Exempt"))
            errors.Invalid(path["type"], spec.Type, "type must be 'Exempt' if and only if name is 'exempt'");
        switch (spec.Type)
        {
            case "Exempt":
                if (spec.Limited is not null)
                    errors.Forbidden(path["limited"], "must be nil if the type is not Limited");
                if (spec.Exempt is { } exempt)
                    ValidateShares(exempt.NominalConcurrencyShares, exempt.LendablePercent, path["exempt"], errors);
                break;
            case "Limited":
                if (spec.Exempt is not null)
                    errors.Forbidden(path["exempt"], "must be nil if the type is Limited");
                if (spec.Limited is null)
                    errors.Required(path["limited"], "must not be empty when type is Limited");
                else
                    ValidateLimited(spec.Limited, path["limited"], errors);
                break;
            default:
                errors.NotSupported(path["type"], spec.Type, "Exempt", "Limited");
                break;
        }
    }

    public static void ValidateConditionTypes(IReadOnlyList<string> types, FieldErrors errors)
    {
        for (var i = 0; i < types.Count; i++)
        {
            var path = FieldPath.Status["conditions"][i]["type"];
            if (types.Take(i).Contains(types[i]))
                errors.Duplicate(path, types[i]);
            if (types[i].Length == 0)
                errors.Required(path, "must not be empty");
        }
    }

    private static void ValidateShares(int? shares, int? lendable, FieldPath path, FieldErrors errors)
    {
        if (shares < 0)
            errors.Invalid(path["nominalConcurrencyShares"], shares, NotAShare);
        if (lendable is < 0 or > 100)
            errors.Invalid(path["lendablePercent"], lendable, FormatText.Between(0, 100));
    }

    private static void ValidateLimited(LimitedPriorityLevelConfiguration limited, FieldPath path, FieldErrors errors)
    {
        if (limited.NominalConcurrencyShares < 0)
            errors.Invalid(path["nominalConcurrencyShares"], limited.NominalConcurrencyShares, NotAShare);
        ValidateResponse(limited.LimitResponse, path["limitResponse"], errors);
        ValidateShares(null, limited.LendablePercent, path, errors);
        if (limited.BorrowingLimitPercent < 0)
            errors.Invalid(path["borrowingLimitPercent"], limited.BorrowingLimitPercent, "if specified, " + NotAShare);
    }

    private static void ValidateResponse(LimitResponse response, FieldPath path, FieldErrors errors)
    {
        switch (response.Type)
        {
            case "Reject":
                if (response.Queuing is not null)
                    errors.Forbidden(path["queuing"], "must be nil if limited.limitResponse.type is not Limited");
                break;
            case "Queue":
                if (response.Queuing is null)
                    errors.Required(path["queuing"], "must not be empty if limited.limitResponse.type is Limited");
                else
                    ValidateQueues(response.Queuing, path["queuing"], errors);
                break;
            default:
                errors.NotSupported(path["type"], response.Type, "Queue", "Reject");
                break;
        }
    }

    private static void ValidateQueues(QueuingConfiguration queuing, FieldPath path, FieldErrors errors)
    {
        if (queuing.QueueLengthLimit <= 0)
            errors.Invalid(path["queueLengthLimit"], queuing.QueueLengthLimit, "must be positive");
        if (queuing.Queues <= 0)
            errors.Invalid(path["queues"], queuing.Queues, "must be positive");
        else if (queuing.Queues > MaxQueues)
            errors.Invalid(path["queues"], queuing.Queues, $"must not be greater than {MaxQueues}");
        if (queuing.HandSize <= 0)
            errors.Invalid(path["handSize"], queuing.HandSize, "must be positive");
        else if (queuing.HandSize > queuing.Queues)
            errors.Invalid(path["handSize"], queuing.HandSize, $"should not be greater than queues ({queuing.Queues})");
        else if (EntropyBits(queuing.Queues, queuing.HandSize) > MaxHashBits)
            errors.Invalid(path["handSize"], queuing.HandSize, $"required entropy bits of deckSize {queuing.Queues} and handSize {queuing.HandSize} should not be greater than {MaxHashBits}");
    }

    // How much it takes to deal a hand: the logarithm of the number of hands in which order counts, rounded up.
    private static int EntropyBits(int deck, int hand)
    {
        var bits = 0.0;
        for (var i = 0; i < hand && bits <= MaxHashBits; i++)
            bits += Math.Log2(deck - i);
        return (int)Math.Ceiling(bits);
    }
}
