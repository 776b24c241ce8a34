using ClusterSim.Api.Authentication;
using ClusterSim.Api.Authorization;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Answers questions about access, which are created like objects and never stored.</summary>
/// <remarks>
/// Source: pkg/registry/authentication/tokenreview/storage.go, selfsubjectreview/rest.go; pkg/registry/authorization/*/rest.go, util/helpers.go (v1.36).
/// </remarks>
internal sealed class Reviews(SimulationLoop loop, Authenticator authenticator, AccessControl access, BoundRules? rules)
{
    /// <summary>What answers questions of a kind; null: it is none.</summary>
    public Func<ApiObject, WriteContext, ApiObject>? AnswerTo(ResourceType type)
    {
        if (type.ClrType == typeof(TokenReview))
            return (review, _) => Answer((TokenReview)review);
        if (type.ClrType == typeof(SelfSubjectReview))
            return (_, context) => new SelfSubjectReview { Metadata = new() { CreationTimestamp = loop.Now }, Status = new() { UserInfo = UserOf(context.Caller) } };
        if (type.ClrType == typeof(SubjectAccessReview))
            return (review, _) => Answer((SubjectAccessReview)review);
        if (type.ClrType == typeof(LocalSubjectAccessReview))
            return (review, _) => Answer((LocalSubjectAccessReview)review);
        if (type.ClrType == typeof(SelfSubjectAccessReview))
            return (review, context) => Answer((SelfSubjectAccessReview)review, context.Caller);
        if (type.ClrType == typeof(SelfSubjectRulesReview))
            return (review, context) => Answer((SelfSubjectRulesReview)review, context.Caller);
        return null;
    }

    private TokenReview Answer(TokenReview review)
    {
        if (string.IsNullOrEmpty(review.Spec.Token))
            throw ApiErrors.BadRequest("token is required for TokenReview in authentication");
        return review with
        {
            Status = authenticator.Find(review.Spec.Token, review.Spec.Audiences) is { } owner
                ? new() { Authenticated = true, User = UserOf(owner.Caller), Audiences = owner.Audiences }
                : new() { Error = "invalid bearer token" },
        };
    }

    private SubjectAccessReview Answer(SubjectAccessReview review)
    {
        ReviewValidation.Validate(review);
        return review with { Status = Decide(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes, CallerOf(review.Spec)) };
    }

    private LocalSubjectAccessReview Answer(LocalSubjectAccessReview review)
    {
        ReviewValidation.Validate(review);
        return review with { Status = Decide(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes, CallerOf(review.Spec)) };
    }

    private SelfSubjectAccessReview Answer(SelfSubjectAccessReview review, Caller caller)
    {
        ReviewValidation.Validate(review);
        return review with { Status = Decide(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes, caller) };
    }

    private SelfSubjectRulesReview Answer(SelfSubjectRulesReview review, Caller caller)
    {
        if (string.IsNullOrEmpty(review.Spec.Namespace))
            throw ApiErrors.BadRequest("no namespace on request");
        if (rules is null)
            return review with { Status = new() { ResourceRules = [new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }], NonResourceRules = [new() { Verbs = ["*"], NonResourceURLs = ["*"] }] } };
        var problems = new List<string>();
        var held = rules.For(caller, review.Spec.Namespace, problems).Select(bound => bound.Rule).ToList();
        return review with
        {
            Status = new()
            {
                ResourceRules = held.Where(rule => rule.Resources.Count > 0)
                    .Select(rule => new ResourceRule { Verbs = rule.Verbs, ApiGroups = rule.ApiGroups, Resources = rule.Resources, ResourceNames = rule.ResourceNames }).ToValueList(),
                NonResourceRules = held.Where(rule => rule.NonResourceURLs.Count > 0).Select(rule => new NonResourceRule { Verbs = rule.Verbs, NonResourceURLs = rule.NonResourceURLs }).ToValueList(),
                EvaluationError = problems.Count == 0 ? null : RbacAuthorizer.Joined(problems),
            },
        };
    }

    private SubjectAccessReviewStatus Decide(ResourceAttributes? resource, NonResourceAttributes? path, Caller caller)
    {
        var decision = access.Decide(resource is null
            ? new() { Caller = caller, Verb = path!.Verb ?? "", Path = path.Path ?? "", IsForResource = false }
            : new()
            {
                Caller = caller,
                Verb = resource.Verb ?? "",
                Group = resource.Group ?? "",
                Resource = resource.Resource ?? "",
                Subresource = resource.Subresource ?? "",
                Namespace = resource.Namespace ?? "",
                Name = resource.Name ?? "",
            });
        return new() { Allowed = decision.IsAllowed, Reason = decision.Reason.Length == 0 ? null : decision.Reason };
    }

    private static UserInfo UserOf(Caller caller) => new() { Username = caller.Name, Uid = caller.Uid, Groups = caller.Groups, Extra = caller.Extra };

    private static Caller CallerOf(SubjectAccessReviewSpec spec) => new(spec.User ?? "") { Groups = spec.Groups, Uid = spec.Uid ?? "", Extra = spec.Extra };
}
