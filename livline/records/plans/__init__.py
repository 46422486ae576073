"""The joint plan: goal, steps, versions, both approvals."""
