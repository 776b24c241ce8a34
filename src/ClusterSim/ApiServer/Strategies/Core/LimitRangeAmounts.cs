using System.Globalization;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds where minimum, defaults, maximum and ratio of a limit contradict each other.</summary>
/// <remarks>Source: core/validation/validation.go, ValidateLimitRange (v1.36).</remarks>
internal static class LimitRangeAmounts
{
    private const long MaxMilliValue = long.MaxValue / 1000; // resource.MaxMilliValue

    public static void Validate(LimitRangeItem item, FieldPath path, FieldErrors errors)
    {
        var names = new SortedSet<string>([.. item.Max.Keys, .. item.Min.Keys, .. item.MaxLimitRequestRatio.Keys], StringComparer.Ordinal);
        if (item.Type != "Pod")
            names.UnionWith([.. item.Default.Keys, .. item.DefaultRequest.Keys]);
        foreach (var name in names)
            Validate(name, item, path, errors);
    }

    private static void Validate(string name, LimitRangeItem item, FieldPath path, FieldErrors errors)
    {
        var (min, max, ratio) = (Of(item.Min, name), Of(item.Max, name), Of(item.MaxLimitRequestRatio, name));
        var limit = item.Type == "Pod" ? null : Of(item.Default, name);
        var request = item.Type == "Pod" ? null : Of(item.DefaultRequest, name);
        Compare(min, max, min, path["min"].Key(name), "min value {0} is greater than max value {1}", errors);
        Compare(min, request, request, path["defaultRequest"].Key(name), "min value {0} is greater than default request value {1}", errors);
        Compare(request, max, request, path["defaultRequest"].Key(name), "default request value {0} is greater than max value {1}", errors);
        Compare(request, limit, request, path["defaultRequest"].Key(name), "default request value {0} is greater than default limit value {1}", errors);
        Compare(min, limit, min, path["default"].Key(name), "min value {0} is greater than default value {1}", errors);
        Compare(limit, max, max, path["default"].Key(name), "default value {0} is greater than max value {1}", errors);
        if (ratio is { } given)
            ValidateRatio(given, min, max, path["maxLimitRequestRatio"].Key(name), errors);
        if (!ResourceNames.IsOvercommitAllowed(name) && limit is not null && request is not null && limit.Value.CompareTo(request.Value) != 0)
            errors.Invalid(path["defaultRequest"].Key(name), request, $"default value {limit} must equal to defaultRequest value {request} in {name}");
    }

    private static void ValidateRatio(Quantity ratio, Quantity? min, Quantity? max, FieldPath path, FieldErrors errors)
    {
        if (ratio < 1)
            errors.Invalid(path, ratio, $"ratio {ratio} is less than 1");
        if (min is not { } low || max is not { } high)
            return;
        var exact = ratio.WholeValue < MaxMilliValue && low.WholeValue < MaxMilliValue && high.WholeValue < MaxMilliValue;
        var value = exact ? ratio.MilliValue / 1000.0 : ratio.WholeValue;
        var allowed = exact ? high.MilliValue / (double)low.MilliValue : high.WholeValue / (double)low.WholeValue;
        if (value > allowed)
            errors.Invalid(path, ratio, $"ratio {ratio} is greater than max/min = {allowed.ToString("F6", CultureInfo.InvariantCulture)}");
    }

    private static void Compare(Quantity? smaller, Quantity? larger, Quantity? shown, FieldPath path, string detail, FieldErrors errors)
    {
        if (smaller > larger)
            errors.Invalid(path, shown, string.Format(CultureInfo.InvariantCulture, detail, smaller, larger));
    }

    private static Quantity? Of(ValueMap<Quantity> amounts, string name) => amounts.TryGetValue(name, out var amount) ? amount : default(Quantity?);
}
