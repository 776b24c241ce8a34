using System.Text;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Cel;

namespace ClusterSim.ApiServer.CustomResources.Rules;

/// <summary>Holds a value against the rules of its schema.</summary>
/// <remarks>
/// A rule that fails for a value that has not changed is warned of rather than refused, unless it compares old and new.
/// Source: apiextensions apiserver/schema/cel/validation.go (v1.36).
/// </remarks>
internal sealed class RuleCheck
{
    private const long CostBudget = 10_000_000; // RuntimeCELCostBudget
    private const int MaxMessageBytes = 5 * 1024; // maxMessageExpressionLength
    private const string OutOfBudget = "validation failed due to running out of cost budget, no further validation rules will be run";

    private static readonly FieldPath NoField = FieldPath.Root("<nil>"); // How Go prints a path of nothing.

    private readonly FieldErrors _errors;
    private readonly bool _forgives;
    private readonly List<string> _warnings = [];
    private long _budget = CostBudget;
    private bool _isOver;

    private RuleCheck(FieldErrors errors, bool forgives) => (_errors, _forgives) = (errors, forgives);

    /// <summary>Adds what is wrong with a value.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="value">The value.</param>
    /// <param name="old">What it replaces; null when it replaces nothing.</param>
    /// <param name="path">Where it stands; null: it is an object.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="forgives">Whether what was as wrong before is only warned of.</param>
    /// <returns>What users are warned of.</returns>
    public static IReadOnlyList<string> Run(RuleSet rules, JsonValue value, JsonValue? old, FieldPath? path, FieldErrors errors, bool forgives = true)
    {
        var check = new RuleCheck(errors, forgives);
        check.Check(rules, value, old, old, path);
        return check._warnings;
    }

    // What a value replaces is one thing to rules, which see no more than lists and maps allow, and another to forgiveness.
    private void Check(RuleSet rules, JsonValue value, JsonValue? old, JsonValue? before, FieldPath? path)
    {
        if (value is JsonNull || _isOver)
            return;
        CheckOwn(rules, value, old is JsonNull ? null : old, before, path);
        switch (value)
        {
            case JsonArray array when rules.Items is { } items:
                for (var i = 0; i < array.Items.Count; i++)
                {
                    var counterpart = old is JsonArray others ? ListItems.Counterpart(array.Items[i], others, rules.Schema) : null;
                    Check(items, array.Items[i], counterpart, before is null ? null : counterpart, path![i]);
                }
                break;
            case JsonObject obj:
                CheckFields(rules, obj, old as JsonObject, before as JsonObject, path);
                break;
        }
        foreach (var part in rules.AllOf)
            Check(part, value, old, before, path);
    }

    private void CheckFields(RuleSet rules, JsonObject obj, JsonObject? old, JsonObject? before, FieldPath? path)
    {
        if (rules.Values is null && rules.Properties.Count == 0)
            return;
        var correlated = rules.Schema.XMapType is null or "granular" ? old : null;
        foreach (var (name, value) in obj.Fields)
            if (rules.Values is { } values)
                Check(values, value, correlated?.Find(name), before?.Find(name), path!.Key(name));
            else if (rules.Properties.TryGetValue(name, out var inner))
                Check(inner, value, correlated?.Find(name), before?.Find(name), path is null ? FieldPath.Root(name) : path[name]);
    }

    private void CheckOwn(RuleSet rules, JsonValue value, JsonValue? old, JsonValue? before, FieldPath? path)
    {
        if (rules.Rules.Count == 0)
            return;
        var shown = value is JsonObject or JsonArray ? FieldValue.Omitted : FieldValueOf(value);
        if (_budget <= 0)
        {
            Stop(path, shown, OutOfBudget);
            return;
        }
        var isUnchanged = _forgives && before is not null && before.Equals(value);
        var input = new RuleInput(rules.Declaration!, value, old);
        foreach (var rule in rules.Rules)
        {
            if (_isOver)
                return;
            if (rule.Program is { } program && (!rule.UsesOldSelf || rule.IsOldOptional || old is not null))
                Check(rule, program, input, shown, isUnchanged && !rule.UsesOldSelf, path);
            else if (rule.Problem is { } problem)
                Tell(new(FieldErrorType.Invalid, path ?? NoField, shown, "rule compile error: " + problem), false);
        }
    }

    private void Check(CompiledRule rule, CelProgram program, RuleInput input, object shown, bool isForgiven, FieldPath? path)
    {
        var result = program.Evaluate(name => input.Find(name, rule.IsOldOptional));
        if (result.Cost > _budget)
        {
            Stop(path, shown, OutOfBudget);
            return;
        }
        _budget -= result.Cost;
        if (result.IsTooDear)
            Stop(path, shown, $"'{result.Error}': no further validation rules will be run due to call cost exceeds limit for rule: {rule.Title}");
        else if (result.Error is { } error)
            Tell(new(FieldErrorType.Invalid, path ?? NoField, shown, error.StartsWith("no such overload", StringComparison.Ordinal)
                ? $"'{error}': call arguments did not match a supported operator, function or macro signature for rule: {rule.Title}"
                : $"{error} evaluating rule: {rule.Title}"), isForgiven);
        else if (!result.IsTrue)
            Refuse(rule, input, shown, isForgiven, path);
    }

    private void Refuse(CompiledRule rule, RuleInput input, object shown, bool isForgiven, FieldPath? path)
    {
        var field = (rule.Field is { } inner ? inner.From(path) : path) ?? NoField;
        if (MessageOf(rule, input, field, shown) is { } message)
            Tell(rule.Rule.Reason switch
            {
                "FieldValueForbidden" => new(FieldErrorType.Forbidden, field, null, message),
                "FieldValueRequired" => new(FieldErrorType.Required, field, null, message),
                "FieldValueDuplicate" => new(FieldErrorType.Duplicate, field, shown, ""),
                _ => new(FieldErrorType.Invalid, field, shown, message),
            }, isForgiven);
    }

    // An expression that comes to no sensible sentence is passed over in favour of the stated message.
    private string? MessageOf(CompiledRule rule, RuleInput input, FieldPath field, object shown)
    {
        if (rule.Message is not { } expression)
            return rule.StatedMessage;
        var result = expression.Evaluate(name => input.Find(name, rule.IsOldOptional));
        if (result.IsTooDear || result.Cost > _budget)
        {
            Stop(field, shown, "messageExpression evaluation failed due to running out of cost budget");
            return null;
        }
        _budget -= result.Cost;
        return result.Value is CelString { Value: var text } && text.Trim() is { Length: > 0 } message
            && Encoding.UTF8.GetByteCount(text) <= MaxMessageBytes && !text.AsSpan().ContainsAny('\n', '\r') ? message : rule.StatedMessage;
    }

    private void Stop(FieldPath? path, object shown, string detail)
    {
        _errors.Invalid(path ?? NoField, shown, detail);
        _isOver = true;
    }

    private void Tell(FieldError error, bool isForgiven)
    {
        if (isForgiven)
            _warnings.Add(error.ToString());
        else
            _errors.Add(error);
    }

    private static object FieldValueOf(JsonValue value) => value is JsonString text ? text.Value : value;
}
